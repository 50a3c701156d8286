"""A large cohort to measure with: invented cities, their plans with long histories, a full programme."""

import datetime as dt
import random
from typing import Any

from django.utils.text import slugify

from actionplans.domain.anchoring import follow_remarks
from actionplans.domain.plan import open_for_review
from cohorts.domain.cities import add_city
from cohorts.models import City, Cohort
from desk.domain.demonstration.cohort import Stage, set_stage
from desk.domain.demonstration.facts import moment, read
from desk.domain.demonstration.finished import hold_sessions, name_trainers
from desk.domain.demonstration.histories import write_history
from desk.domain.demonstration.large_remarks import leave_remarks
from desk.domain.demonstration.letterbox import tell_invented_people
from desk.domain.demonstration.plans import Writing
from programme.domain.release import release_programme
from programme.forms.agenda import import_agenda

SLUG, YEAR = "large", 2025
SESSIONS = 60
BEGAN = moment("2025-01-06")
TREES = "Alder Aspen Birch Cedar Cherry Elder Hazel Holly Laurel Linden Maple Rowan Willow Yew".split()  # noqa: SIM905
PLACES = "bridge burn field ford gate haven hill holm mouth port stead wick".split()  # noqa: SIM905
NAMES = [f"{tree}{place}" for place in PLACES for tree in TREES]
MOST_CITIES = len(NAMES)
SEATS = (("policy", "Policy"), ("technical", "Technical"))


def make_large_edition(cities: int, revisions: int, sessions: int = SESSIONS) -> Cohort:
    """An edition of so many pairs, revisions of each section, and sessions; the same words each time.

    Revisions are written in bulk, past `store_text`: their numbers, hashes, words and parents are
    what it would have stored, and the invariants find nothing. All else goes through the domain.
    """
    names = NAMES[:cities]
    stage = set_stage(SLUG, YEAR, [_pair(name, at) for at, name in enumerate(names)], BEGAN)
    stage.cohort.title = "A large edition, made for measuring"
    stage.cohort.save(update_fields=["title"])
    _print_programme(stage, sessions)
    writing = Writing(stage)
    writing.begin(BEGAN + dt.timedelta(days=7))
    dice = random.Random(SLUG)  # noqa: S311 (the same each time)
    for at, plan in enumerate(writing.plans.values()):
        pair = [tenure.user for tenure in plan.pair.current_tenures()]
        written = write_history(plan, pair, revisions, BEGAN + dt.timedelta(days=14))
        if at % 3:
            open_for_review(plan, by=pair[0], at=BEGAN + dt.timedelta(days=300))
        leave_remarks(written, pair, stage.organiser, dice)
    while follow_remarks():
        pass
    return stage.cohort


def invented_cities() -> list[str]:
    """The addresses of all cities that exist for this edition alone."""
    return [slugify(name) for name in NAMES]


def _pair(name: str, at: int) -> dict[str, Any]:
    """A city with its pair, as the demonstration's texts describe one."""
    slug = slugify(name)
    if not City.objects.filter(slug=slug).exists():
        add_city(slug=slug, name=name, country="BE", time_zone="Europe/Brussels", by=None)
    seats = [
        {"number": number, "profile": key, "key": key, "name": f"{word} of {name}"}
        for number, (key, word) in enumerate(SEATS, start=1)
    ]
    return {
        "slug": slug,
        "name": name,
        "tz": "Europe/Brussels",
        "level": at % 5,
        "themes": ["measuring"],
        "languages": ["en"],
        "plan_title": f"What {name} would ask of a twin",
        "seats": seats,
    }


def _print_programme(stage: Stage, number: int) -> None:
    """The agenda of 2024 told over again until there are enough sessions; released once, the first held."""
    agenda = read("programme2024.json")
    once = agenda["sessions"]
    agenda["sessions"] = [_again(once[n % len(once)], n // len(once)) for n in range(number)]
    by = stage.organiser
    import_agenda(stage.cohort, agenda, settled=True, by=by, at=BEGAN)
    name_trainers(stage)
    release = release_programme(stage.cohort, kind="final", note="Made for measuring.", by=by, at=BEGAN)
    tell_invented_people(release, by=by, at=BEGAN)
    hold_sessions(stage, until=moment("2024-12-31"))


def _again(row: dict[str, Any], round_: int) -> dict[str, Any]:
    """The same session once more, under a code of its own."""
    if not round_:
        return row
    return row | {"code": f"{row['code']}-{round_}", "title": f"{row['title']} {round_ + 1}", "aliases": []}
