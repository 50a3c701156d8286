"""A cohort in which every text field holds a hostile text: people, places, programme, plan, guide."""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import User
from actionplans.models import Figure, Plan, Section, SectionRemark, SectionThread, SideDraft
from cohorts.domain.inviting import draft_invitation, send_invitation
from cohorts.models import City, CityPair, Invitation, Organisation, Role
from guide.domain.build import publish_edition, request_build
from guide.domain.consent import approve_excerpt, give_consent
from guide.domain.edition import (
    add_chapter,
    add_text,
    ask_final_consent,
    create_edition,
    freeze_edition,
    place_excerpt,
)
from guide.domain.excerpt import propose_excerpt
from guide.models import Edition, Excerpt
from programme.domain.release import release_programme
from programme.models import Output, Session, SessionTrainer, Slot
from tests.conftest import Cast, make_cast
from tests.factories.actionplans import (
    PlanFactory,
    SectionDefinitionFactory,
    SectionFactory,
    TemplateVersionFactory,
)
from tests.factories.guide import write_text
from tests.factories.programme import PhaseFactory, TrackFactory

# Which fields of ours hold one line of how many letters.
NAME, CITY, TITLE, LINE = 200, 120, 200, 300
PICTURE = "0123456789ab"


@dataclasses.dataclass
class Hostile:
    """The stage, and what its pages are asked for by."""

    cast: Cast
    plan: Plan
    edition: Edition
    excerpts: list[Excerpt]
    secret: str

    @property
    def sections(self) -> list[Section]:
        return list(self.plan.sections.select_related("definition", "current"))


def cut(text: str, length: int) -> str:
    """As much as the field holds, and something a reader could click."""
    return text[:length].strip() or "(white)"


def set_hostile(families: dict[str, list[str]]) -> Hostile:
    """Every family in every field. The state of the plan is accepted; the guide is published."""
    texts = [text for family in families.values() for text in family]
    cast = make_cast()
    _people(cast, texts)
    _programme(cast, texts)
    plan = _plan(cast, families)
    excerpts = _excerpts(cast, plan)
    edition = _guide(cast, texts, excerpts)
    letter = draft_invitation(
        cast.cohort, "hostile@example.org", name=cut(texts[0], NAME), role="trainer", by=cast.organiser
    )
    link = send_invitation(letter, by=cast.organiser)
    return Hostile(cast, plan, edition, excerpts, link.rstrip("/").rsplit("/", 1)[-1])


def _people(cast: Cast, texts: Sequence[str]) -> None:
    everybody = [person for person in cast.all().values() if isinstance(person, User)]
    for person, text in zip(everybody, texts, strict=False):
        User.objects.filter(pk=person.pk).update(name=cut(text, NAME))
        person.name = cut(text, NAME)
    cast.cohort.title, cast.cohort.summary = cut(texts[11], TITLE), "\n\n".join(texts)
    cast.cohort.objectives, cast.cohort.practical = "\n".join(texts), "\n\n".join(texts)
    cast.cohort.practical_members = "\n\n".join(texts)
    cast.cohort.save()
    type(cast.cohort.series).objects.update(title=cut(texts[12], TITLE), description=texts[13])
    numbered = list(enumerate(texts))
    people = User.objects.bulk_create(
        User(email=f"hostile{n}@example.org", name=cut(text, NAME), password="!") for n, text in numbered
    )
    Role.objects.bulk_create(
        Role(cohort=cast.cohort, user=user, kind="trainer", organisation=cut(text, NAME))
        for user, text in zip(people, texts, strict=True)
    )
    Invitation.objects.bulk_create(
        Invitation(cohort=cast.cohort, email=f"guest{n}@example.org", name=cut(text, NAME), role="observer")
        for n, text in numbered
    )
    _places(cast, texts)


def _places(cast: Cast, texts: Sequence[str]) -> None:
    made = City.objects.bulk_create(
        City(
            slug=f"hostile-{n}",
            name=cut(text, CITY),
            local_name=cut(text, CITY),
            country="BE",
            country_name=cut(text, 80),
            time_zone="Europe/Brussels",
        )
        for n, text in enumerate(texts)
    )
    CityPair.objects.bulk_create(
        CityPair(
            cohort=cast.cohort,
            city=city,
            state="active",
            level=1,
            themes=cut(text, 200),
            languages=cut(text, 100),
        )
        for city, text in list(zip(made, texts, strict=True))[::12]
    )
    City.objects.filter(slug="ghent").update(name=cut(texts[20], CITY))
    named = Organisation.objects.bulk_create(
        [Organisation(name=f"{n} {cut(text, 190)}") for n, text in enumerate(texts)][::6]
    )
    cast.cohort.organisations.set(named)


def _programme(cast: Cast, texts: Sequence[str]) -> None:
    cohort = cast.cohort
    phases = [PhaseFactory(cohort=cohort, title=cut(text, TITLE)) for text in texts[::60]]
    track = TrackFactory(cohort=cohort, title=cut(texts[5], TITLE))
    start = dt.datetime(2024, 10, 1, 9, tzinfo=dt.UTC)
    sessions = Session.objects.bulk_create(
        Session(
            cohort=cohort,
            code=f"hostile-{n}",
            title=cut(text, TITLE),
            phase=phases[n % len(phases)],
            track=track,
            order=n,
            format="in_person" if n % 2 else "online",
            relevance=text,
            goals=text,
            contents=text,
            materials=text,
            preparations=text,
            place=cut(text, 200),
            recording=cut(text, 200),
            joining_link="https://meet.example.org/room",
        )
        for n, text in enumerate(texts)
    )
    Slot.objects.bulk_create(
        Slot(
            session=session,
            certainty="firm",
            wording=cut(text, 120),
            time_zone="Europe/Brussels",
            starts_at=start + dt.timedelta(hours=n),
            ends_at=start + dt.timedelta(hours=n + 1),
        )
        for n, (session, text) in enumerate(zip(sessions, texts, strict=True))
    )
    pairs = list(zip(sessions, texts, strict=True))
    SessionTrainer.objects.bulk_create(SessionTrainer(session=s, name=cut(text, NAME)) for s, text in pairs)
    Output.objects.bulk_create(
        Output(session=s, title=cut(text, LINE), due_wording=cut(text, 120)) for s, text in pairs
    )
    release_programme(cohort, note="\n".join(texts), by=cast.organiser)
    for session, text in pairs[::7]:
        session.title = cut(f"Moved {text}", TITLE)
        session.save(update_fields=["title"])
    release_programme(cohort, kind="final", note=texts[0], by=cast.organiser)


def _plan(cast: Cast, families: dict[str, list[str]]) -> Plan:
    template = TemplateVersionFactory(cohort=cast.cohort)
    some = next(iter(families.values()))
    plan = PlanFactory(pair=cast.ghent, template=template, title=cut(some[3], TITLE), state="accepted")
    for order, (family, texts) in enumerate(families.items(), start=1):
        definition = SectionDefinitionFactory(
            version=template,
            code=family,
            order=order,
            title=cut(texts[0], TITLE),
            purpose=texts[1],
            questions=texts,
            peer_prompt=texts[2],
            stage=cut(texts[3], 40),
            relevance={"2": "required"},
        )
        section = SectionFactory(plan=plan, definition=definition, audience="cohort")
        write_text(section, "Plain.\n", by=cast.author)
        write_text(section, "\n\n".join(reversed(texts)) + "\n", by=cast.partner)
        write_text(section, whole(texts), by=cast.author)
        SideDraft.objects.create(section=section, author=cast.author, base=2, text=whole(texts))
        _figures(section, texts)
        _threads(section, texts)
    return plan


def whole(texts: Sequence[str]) -> str:
    """A section's text of all payloads, each in a passage of its own, after one that is plain."""
    return "Plain words.\n\n" + "\n\n".join(texts) + f"\n\n![A square](figure:{PICTURE})\n"


def _figures(section: Any, texts: Sequence[str]) -> None:
    first = Figure(section=section, code=PICTURE, sha256="0" * 64, format="png", width=1, height=1)
    first.alt, first.added_by = cut(texts[4], 500), section.current.author
    first.file.save("square.png", ContentFile(b"square"))
    Figure.objects.bulk_create(
        Figure(
            section=section,
            code=f"{n:012}",
            sha256=f"{n:064}",
            format="png",
            width=1,
            height=1,
            alt=cut(text, 500),
            added_by=first.added_by,
            file=first.file.name,
        )
        for n, text in enumerate(texts)
    )


def _threads(section: Any, texts: Sequence[str]) -> None:
    now = timezone.now()
    threads = SectionThread.objects.bulk_create(
        SectionThread(
            section=section,
            revision=section.current,
            quote=text,
            prefix=text[:30],
            suffix=text[:30],
            start=0,
            end=5,
            audience="cohort",
            author=section.current.author,
            created_at=now,
            state="resolved" if n % 2 else "open",
            outcome="declined" if n % 2 else "",
            reason=text if n % 2 else "",
            resolved_at=now if n % 2 else None,
            resolved_by=section.current.author if n % 2 else None,
        )
        for n, text in enumerate(texts)
    )
    SectionRemark.objects.bulk_create(
        SectionRemark(thread=thread, author=section.current.author, text=text, created_at=now)
        for thread, text in zip(threads, texts, strict=True)
    )


def _excerpts(cast: Cast, plan: Plan) -> list[Excerpt]:
    made = []
    sections: Any = plan.sections.select_related("current")
    for section in sections:
        excerpt = propose_excerpt(
            section,
            revision=section.current,
            start=0,
            end=len(section.current.text),
            chapter_code="c0",
            by=cast.author,
        )
        give_consent(excerpt, by=cast.author)
        give_consent(excerpt, by=cast.partner)
        approve_excerpt(excerpt, by=cast.organiser)
        made.append(excerpt)
    return made


def _guide(cast: Cast, texts: Sequence[str], excerpts: Sequence[Excerpt]) -> Edition:
    by = cast.organiser
    edition = create_edition(
        cast.cohort, version="1.0", title=cut(texts[7], TITLE), subtitle=cut(texts[8], 300), by=by
    )
    for n, text in enumerate(texts[::30]):
        chapter = add_chapter(edition, code=f"c{n}", title=cut(text, TITLE), standfirst=cut(text, 600), by=by)
        add_text(chapter, "\n\n".join(texts[n * 30 : n * 30 + 30]) + "\n", by=by)
        for excerpt in excerpts if n == 0 else []:
            place_excerpt(chapter, excerpt, by=by)
    ask_final_consent(edition, by=by)
    freeze_edition(edition, by=by)
    build = request_build(edition, by=by)
    build.artefacts.create(kind="pdf", sha256="0" * 64, size=4, file=ContentFile(b"%PDF", "guide.pdf"))
    build.state, build.finished_at = "done", timezone.now()
    build.save(update_fields=["state", "finished_at"])
    publish_edition(edition, build=build, by=by)
    return edition
