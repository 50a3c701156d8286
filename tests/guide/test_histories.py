"""Any history of proposing, agreeing, approving, withdrawing and publishing: no word unconsented."""

import hashlib

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.domain.moves import Refused
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
from guide.models import Consent, Edition, Excerpt, Publication
from tests.factories.accounts import UserFactory
from tests.factories.cohorts import TenureFactory
from tests.factories.guide import TEXT, accept_text, quick_print

WORDS = (
    "propose agree1 agree2 hide1 decline approve withdraw1 withdraw2 again replace leave place remove "
    "final freeze thaw build publish"
)
STEPS = WORDS.split()
history = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 2)), min_size=8, max_size=40)
# Most random steps are refused; these lead far enough for what follows to matter.
USUAL = [
    (step, 0) for step in ["propose", "agree1", "agree2", "approve", "place", "final", "freeze", "build"]
]


class World:
    """One cohort's pair, its organiser and one edition at a time."""

    def __init__(self, cast, section):
        self.cast, self.section = cast, section
        self.revision = accept_text(section)
        self.build = None
        self.begin()

    def begin(self):
        by = self.cast.organiser
        version = f"1.{Edition.objects.count()}"
        self.edition = create_edition(self.cast.cohort, version=version, title="Guide", by=by)
        self.chapter = add_chapter(self.edition, code="framing", title="Framing", by=by)

    def holder(self, number):
        tenure = Tenure.objects.filter(seat__pair=self.cast.ghent, seat__number=number, ended_at=None).first()
        return tenure.user if tenure else self.cast.former

    def excerpt(self, which):
        found = list(Excerpt.objects.order_by("pk"))
        if not found:
            raise Refused("none yet")
        return found[which % len(found)]

    def step(self, name, which):
        try:
            getattr(self, f"do_{name.rstrip('12')}")(name, which)
        except Refused:
            self.edition.refresh_from_db()

    def do_propose(self, name, which):
        propose_excerpt(
            self.section,
            revision=self.revision,
            start=0,
            end=len(TEXT),
            chapter_code="framing",
            by=self.holder(1),
        )

    def do_agree(self, name, which):
        give_consent(self.excerpt(which), by=self.holder(int(name[-1])))

    def do_hide(self, name, which):
        give_consent(self.excerpt(which), by=self.holder(1), naming="anonymised")

    def do_decline(self, name, which):
        decline_excerpt(self.excerpt(which), by=self.holder(2))

    def do_approve(self, name, which):
        approve_excerpt(self.excerpt(which), by=self.cast.organiser)

    def do_withdraw(self, name, which):
        withdraw_excerpt(self.excerpt(which), by=self.holder(int(name[-1])))

    def do_again(self, name, which):
        propose_again(self.excerpt(which), by=self.holder(1))

    def do_replace(self, name, which):
        seat = self.cast.ghent.seats.get(number=1)
        seat.tenures.filter(ended_at=None).update(ended_at=timezone.now())
        TenureFactory(seat=seat, user=UserFactory())

    def do_leave(self, name, which):
        Tenure.objects.filter(seat__pair=self.cast.ghent, seat__number=2).update(ended_at=timezone.now())

    def do_place(self, name, which):
        place_excerpt(self.chapter, self.excerpt(which), by=self.cast.organiser)

    def do_remove(self, name, which):
        for item in self.chapter.items.all()[:1]:
            remove_item(item, by=self.cast.organiser)

    def do_final(self, name, which):
        ask_final_consent(self.edition, by=self.cast.organiser)

    def do_freeze(self, name, which):
        self.edition.refresh_from_db()
        freeze_edition(self.edition, by=self.cast.organiser)

    def do_thaw(self, name, which):
        unfreeze_edition(self.edition, by=self.cast.organiser)

    def do_build(self, name, which):
        self.build = request_build(self.edition, by=self.cast.organiser)
        run_build(self.build.pk, printer=quick_print)

    def do_publish(self, name, which):
        if self.build is None:
            raise Refused("nothing built")
        self.edition.refresh_from_db()
        publish_edition(self.edition, build=self.build, by=self.cast.organiser)
        self.check()
        self.begin()

    def check(self):
        """What was just published is approved and agreed at this moment, word for word."""
        publication = Publication.objects.latest("pk")
        manifest = publication.build.manifest
        items = [i for c in manifest["chapters"] for i in c["items"] if i["kind"] == "excerpt"]
        for item in items:
            excerpt = Excerpt.objects.get(code=item["code"])
            standing = Consent.objects.filter(excerpt=excerpt, withdrawn_at=None)
            hidden = standing.filter(naming="anonymised").exists()
            assert excerpt.state == "approved"
            assert standing.exists()
            assert item["sha256"] == hashlib.sha256(item["markdown"].encode()).hexdigest()
            assert (item["city"] is None) == hidden
            assert item["markdown"] == excerpt.text
        self.published = getattr(self, "published", 0) + 1


@pytest.mark.django_db
@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=history)
def test_nothing_unconsented_is_ever_published(cast, challenge, steps):
    with transaction.atomic():
        mark = transaction.savepoint()
        world = World(cast, type(challenge).objects.get(pk=challenge.pk))
        for name, which in [*USUAL, *steps, ("build", 0), ("publish", 0)]:
            world.step(name, which)
        frozen = Edition.objects.filter(state="frozen")
        placed = Excerpt.objects.filter(placements__chapter__edition__in=frozen)
        states = set(placed.values_list("state", flat=True))
        transaction.savepoint_rollback(mark)

    assert states <= {"approved"}


def test_the_usual_history_is_published(cast, challenge):
    world = World(cast, challenge)
    for step in [*USUAL, ("publish", 0)]:
        world.step(*step)

    assert world.published == 1
