"""What a cohort looks like at its ends: nothing in it yet, and sixty cities with the longest of titles."""

from typing import Any

from accounts.models import User
from actionplans.models import Plan
from cohorts.enums import Profile, RoleKind
from cohorts.models import Cohort
from guide.domain.edition import add_chapter, create_edition
from programme.domain.release import release_programme
from tests.factories.actionplans import (
    PlanFactory,
    SectionDefinitionFactory,
    SectionFactory,
    TemplateVersionFactory,
)
from tests.factories.cohorts import (
    CityFactory,
    CityPairFactory,
    CohortFactory,
    RoleFactory,
    SeatFactory,
    TenureFactory,
)
from tests.factories.guide import write_text
from tests.factories.programme import PhaseFactory, SessionFactory, TrackFactory

CITIES = 60
# Two hundred letters, one word of them longer than a phone is wide.
WORDS = "Stadsklimaatadaptatiesamenwerkingsovereenkomst and what the twin of the harbour has to say to it, "
TITLE = (WORDS * 3)[:199] + "!"
PLACES = [
    "", "programme/", "practical/", "people/", "plans/", "guide/", "excerpts/", "studio/", "studio/cohort/",
    "studio/people/", "studio/cities/", "studio/plans/", "studio/programme/", "studio/programme/release/",
    "studio/guide/",
]  # fmt: skip


def empty_cohort(organiser: User) -> list[str]:
    """The addresses of a cohort with its organiser and nothing else."""
    cohort = _cohort("empty", "An edition of which nothing is known", organiser)
    return ["/desk/", *(f"/{cohort.slug}/{place}" for place in PLACES)]


def full_cohort(organiser: User) -> list[str]:
    """The addresses of sixty cities with plans, sessions and a guide, all of the longest titles."""
    cohort = _cohort("full", TITLE[:120], organiser)
    template = TemplateVersionFactory(cohort=cohort)
    definitions = [
        SectionDefinitionFactory(version=template, code=f"part-{n}", order=n, title=TITLE[:120])
        for n in range(1, 13)
    ]
    for number in range(CITIES):
        _plan(cohort, template, definitions, number)
    phase, track = (
        PhaseFactory(cohort=cohort, title=TITLE[:120]),
        TrackFactory(cohort=cohort, title=TITLE[:80]),
    )
    for _number in range(8):
        SessionFactory(cohort=cohort, phase=phase, track=track, title=TITLE)
    release_programme(cohort, by=organiser)
    edition = create_edition(cohort, version="1.0", title=TITLE, by=organiser)
    add_chapter(edition, code="opening", title=TITLE, by=organiser)
    more = [
        "plans/full-7/", "plans/by-section/part-1/", "plans/full-7/part-1/history/", "guide/1.0/",
        "studio/guide/1.0/", "studio/guide/1.0/chapters/opening/", "guide/1.0/opening/",
    ]  # fmt: skip
    return [f"/{cohort.slug}/{place}" for place in [*PLACES, *more]]


def _cohort(slug: str, title: str, organiser: User) -> Cohort:
    cohort = CohortFactory(slug=f"udt-{slug}", title=title, summary=title)
    RoleFactory(cohort=cohort, user=organiser, kind=RoleKind.ORGANISER)
    return cohort


def _plan(cohort: Cohort, template: Any, definitions: list[Any], number: int) -> Plan:
    city = CityFactory(slug=f"full-{number}", name=f"Llanfairpwllgwyngyllgogerychwyrn {number}")
    pair = CityPairFactory(cohort=cohort, city=city, level=number % 4 + 1)
    TenureFactory(seat=SeatFactory(pair=pair, number=1, profile=Profile.POLICY))
    SeatFactory(pair=pair, number=2, profile=Profile.TECHNICAL)
    plan = PlanFactory(pair=pair, template=template, title=TITLE)
    for definition in definitions:
        section = SectionFactory(plan=plan, definition=definition, audience="cohort")
        if definition.order <= number % 12:
            write_text(section, f"# {TITLE}\n\n{TITLE}\n", by=pair.seats.get(number=1).tenures.get().user)
    return plan
