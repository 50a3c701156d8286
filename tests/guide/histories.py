"""A pair, its organiser and their guide, step by step; and beside them a ledger that is kept by hand.

The ledger knows only which steps were accepted and the rules as they are written for people. It asks
nothing of the product, so that it can contradict it.
"""

import dataclasses
import re
from collections.abc import Callable
from typing import Any

from accounts.domain.moves import Refused
from accounts.models import User
from actionplans.models import Section
from cohorts.domain.seating import end_tenure, seat_person
from cohorts.models import Tenure
from guide.domain.build import publish_edition, request_build, run_build
from guide.domain.consent import approve_excerpt, decline_excerpt, give_consent, withdraw_excerpt
from guide.domain.edition import (
    add_chapter,
    ask_final_consent,
    create_edition,
    freeze_edition,
    place_excerpt,
    remove_item,
    unfreeze_edition,
)
from guide.domain.excerpt import propose_again, propose_excerpt
from guide.models import Build, Edition, Excerpt, Publication
from tests.conftest import Cast
from tests.factories.accounts import UserFactory
from tests.factories.guide import accept_text

PLANTED = ["plumquartz", "figvelvet", "limecobalt", "pearonyx", "quincejade", "sloeamber"]
PASSAGES = [f"Our street says {word} in summer.\n" for word in PLANTED]
TEXT = "\n".join(PASSAGES)
WORD = re.compile("|".join(PLANTED))


@dataclasses.dataclass
class Ledger:
    """Who sits where by name, who said yes to what and how, what is agreed, approved and placed."""

    sits: dict[int, str]
    yes: dict[str, dict[int, tuple[str, str]]] = dataclasses.field(default_factory=dict)
    agreed: set[str] = dataclasses.field(default_factory=set)
    approved: set[str] = dataclasses.field(default_factory=set)
    placed: list[str] = dataclasses.field(default_factory=list)
    passage: dict[str, int] = dataclasses.field(default_factory=dict)

    def says_yes(self, code: str, seat: int, naming: str) -> None:
        if self.yes[code].get(seat, ("", ""))[0] != naming:
            self.yes[code][seat] = (naming, self.sits[seat])
        if self.sits.keys() <= self.yes[code].keys():
            self.agreed.add(code)

    def is_over(self, code: str) -> None:
        self.yes[code] = {}
        self.agreed.discard(code)
        self.approved.discard(code)

    def hides(self, code: str) -> bool:
        return any(naming == "anonymised" for naming, _name in self.yes[code].values())

    def named(self) -> set[str]:
        spoke = [self.yes[code].values() for code in self.placed if not self.hides(code)]
        return {name for each in spoke for _naming, name in each}


class World:
    """One pair and one edition at a time; each step is a method, refused or done."""

    def __init__(
        self, cast: Cast, section: Section, printer: Callable[..., bytes], read: Callable[[bytes], str]
    ) -> None:
        self.cast, self.section, self.printer, self.read = cast, section, printer, read
        self.revision = accept_text(section, TEXT)
        self.build: Build | None = None
        self.ledger = Ledger({1: str(cast.author), 2: str(cast.partner)})
        self.published = self.refused = 0
        self.begin()

    def begin(self) -> None:
        by = self.cast.organiser
        version = f"1.{Edition.objects.count()}"
        self.edition = create_edition(self.cast.cohort, version=version, title="Guide", by=by)
        self.chapter = add_chapter(self.edition, code="framing", title="Framing", by=by)
        self.ledger.placed = []

    def step(self, name: str, which: int) -> None:
        try:
            getattr(self, f"do_{name.rstrip('12')}")(name, which)
        except Refused:
            self.refused += name == "publish"
            self.edition.refresh_from_db()

    def tenure(self, number: int) -> Tenure | None:
        return Tenure.objects.current().filter(seat__pair=self.cast.ghent, seat__number=number).first()

    def holder(self, number: int) -> User:
        tenure = self.tenure(number)
        return tenure.user if tenure else self.cast.former

    def excerpt(self, which: int) -> Excerpt:
        found = list(Excerpt.objects.order_by("pk"))
        if not found:
            raise Refused("none yet")
        return found[which % len(found)]

    def do_propose(self, name: str, which: int) -> None:
        number = len(self.ledger.passage)
        if number == len(PASSAGES):
            raise Refused("all are proposed")
        start = TEXT.index(PASSAGES[number])
        excerpt = propose_excerpt(
            self.section,
            revision=self.revision,
            start=start,
            end=start + 5,
            chapter_code="framing",
            by=self.cast.organiser,
        )
        self.ledger.passage[excerpt.code] = number
        self.ledger.yes[excerpt.code] = {}

    def do_agree(self, name: str, which: int) -> None:
        excerpt, seat = self.excerpt(which), int(name[-1])
        give_consent(excerpt, by=self.holder(seat))
        self.ledger.says_yes(excerpt.code, seat, "named")

    def do_hide(self, name: str, which: int) -> None:
        excerpt = self.excerpt(which)
        give_consent(excerpt, by=self.holder(1), naming="anonymised")
        self.ledger.says_yes(excerpt.code, 1, "anonymised")

    def do_decline(self, name: str, which: int) -> None:
        excerpt = self.excerpt(which)
        decline_excerpt(excerpt, by=self.holder(2))
        self.ledger.is_over(excerpt.code)

    def do_approve(self, name: str, which: int) -> None:
        excerpt = self.excerpt(which)
        approve_excerpt(excerpt, by=self.cast.organiser)
        assert excerpt.code in self.ledger.agreed
        self.ledger.approved.add(excerpt.code)

    def do_withdraw(self, name: str, which: int) -> None:
        excerpt = self.excerpt(which)
        withdraw_excerpt(excerpt, by=self.holder(int(name[-1])))
        self.ledger.is_over(excerpt.code)

    def do_again(self, name: str, which: int) -> None:
        propose_again(self.excerpt(which), by=self.holder(1))

    def do_replace(self, name: str, which: int) -> None:
        seat, sits, new = self.cast.ghent.seats.get(number=1), self.tenure(1), UserFactory()
        by = self.cast.organiser
        if sits:
            end_tenure(sits, by=by)
        seat_person(seat, new, by=by)
        self.ledger.sits[1] = str(new)

    def do_leave(self, name: str, which: int) -> None:
        if sits := self.tenure(int(name[-1])):
            end_tenure(sits, by=self.cast.organiser)
            del self.ledger.sits[int(name[-1])]

    def do_place(self, name: str, which: int) -> None:
        excerpt = self.excerpt(which)
        place_excerpt(self.chapter, excerpt, by=self.cast.organiser)
        self.ledger.placed.append(excerpt.code)

    def do_remove(self, name: str, which: int) -> None:
        for item in self.chapter.items.order_by("order")[:1]:
            remove_item(item, by=self.cast.organiser)
            self.ledger.placed.pop(0)

    def do_final(self, name: str, which: int) -> None:
        ask_final_consent(self.edition, by=self.cast.organiser)

    def do_freeze(self, name: str, which: int) -> None:
        self.edition.refresh_from_db()
        freeze_edition(self.edition, by=self.cast.organiser)

    def do_thaw(self, name: str, which: int) -> None:
        unfreeze_edition(self.edition, by=self.cast.organiser)

    def do_build(self, name: str, which: int) -> None:
        build = request_build(self.edition, by=self.cast.organiser)
        run_build(build.pk, printer=self.printer)
        self.build = Build.objects.get(pk=build.pk)
        assert (self.build.state, self.build.problem) == ("done", "")

    def do_publish(self, name: str, which: int) -> None:
        if self.build is None:
            raise Refused("nothing built")
        self.edition.refresh_from_db()
        publish_edition(self.edition, build=self.build, by=self.cast.organiser)
        self.check(Publication.objects.latest("pk"))
        self.published += 1
        self.begin()

    def check(self, publication: Publication) -> None:
        """What is public now is what the ledger holds approved and agreed to, word for word."""
        ledger, manifest = self.ledger, publication.build.manifest
        assert set(ledger.placed) <= ledger.approved
        items = [item for chapter in manifest["chapters"] for item in chapter["items"]]
        assert [item["code"] for item in items] == ledger.placed
        for item in items:
            code = item["code"]
            assert item["markdown"] == PASSAGES[ledger.passage[code]]
            assert item["city"] == (None if ledger.hides(code) else "Ghent")
            assert namings(manifest["consents"][code]) == sorted(n for n, _who in ledger.yes[code].values())
        assert {person["name"] for person in manifest["contributors"]} == ledger.named()
        assert publication.pdf
        told = set(WORD.findall(self.read(publication.pdf.file.read())))
        assert told == {PLANTED[ledger.passage[code]] for code in ledger.placed}


def namings(consents: list[dict[str, Any]]) -> list[str]:
    return sorted(consent["naming"] for consent in consents)
