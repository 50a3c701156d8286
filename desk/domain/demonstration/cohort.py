"""An edition with its organisers, cities and pairs."""

import dataclasses
import datetime as dt
from typing import Any

from django.utils.text import slugify

from accounts.models import User
from actionplans.domain.template import give_standard_template
from actionplans.models import TemplateVersion
from cohorts.domain.cities import add_city
from cohorts.domain.editions import add_organisation, create_cohort, create_series
from cohorts.domain.lifecycle import run_cohort
from cohorts.domain.pairs import add_pair
from cohorts.domain.roles import give_role
from cohorts.domain.seating import end_tenure, seat_person
from cohorts.models import City, CityPair, Cohort, Organisation, Series
from desk.domain.demonstration.facts import moment, read
from desk.domain.demonstration.people import person

SUMMARY = (
    "%s European cities, each with one policy official and one technical specialist, learn together "
    "when an urban digital twin helps a decision and when it does not. Each pair writes an Action Plan; "
    "what they learnt becomes a public Implementation Guide."
)
IN_WORDS = {8: "Eight", 14: "Fourteen"}
PRACTICAL = (
    "### What it costs\n\nThe training costs a city nothing. Travel and beds are booked and paid for by "
    "each city itself.\n\n### Language\n\nEverything is in English; captions run in the plenary."
)
PRACTICAL_MEMBERS = (
    "### Before you come\n\nTell the organisers what you do not eat and what you need to take part. Your "
    "badge waits at the front desk."
)


@dataclasses.dataclass
class Stage:
    """An edition and its people, by the keys that the texts use."""

    cohort: Cohort
    template: TemplateVersion
    organiser: User
    people: dict[str, User]
    pairs: dict[str, CityPair]
    texts: list[dict[str, Any]]


def set_stage(slug: str, year: int, pairs: list[dict[str, Any]], began: dt.datetime) -> Stage:
    """Make the edition, its roles, cities, pairs, seats and template."""
    facts, agenda = read("people.json"), read("programme2024.json")
    people = _staff(facts)
    organiser = people["organiser"]
    cohort = create_cohort(
        _series(organiser),
        slug=slug,
        title="Urban Digital Twins",
        year=year,
        organisations=_organisations(organiser),
        summary=SUMMARY % _how_many(pairs),
        objectives="\n".join(agenda["edition"]["objectives"]),
        host_city=_city("Barcelona", organiser),
        time_zone="Europe/Madrid",
        practical=PRACTICAL,
        practical_members=PRACTICAL_MEMBERS,
        is_demo=True,
        by=organiser,
        at=began,
    )
    _roles(cohort, facts, people, began)
    run_cohort(cohort, by=organiser, at=began)
    template = give_standard_template(cohort, by=organiser, at=began)
    stage = Stage(cohort, template, organiser, people, {}, pairs)
    for row in pairs:
        stage.pairs[row["slug"]] = _pair(stage, row, began)
    return stage


def _how_many(pairs: list[dict[str, Any]]) -> str:
    """The cities that stay to the end."""
    staying = sum(not row.get("withdrawn") for row in pairs)
    return IN_WORDS.get(staying, str(staying))


def _staff(facts: dict[str, Any]) -> dict[str, User]:
    rows = [*facts["organisers"], *facts["trainers"], *facts["observers"]]
    return {row["key"]: person(row["key"], row["name"]) for row in rows}


def _series(by: User) -> Series:
    found = Series.objects.filter(slug="urban-digital-twins").first()
    return found or create_series(
        slug="urban-digital-twins",
        title="Urban Digital Twins",
        description="A training for city pairs on urban digital twins and the decisions they serve.",
        by=by,
    )


def _organisations(by: User) -> list[Organisation]:
    rows = [
        ("Eurocities", "Eurocities", "https://eurocities.eu/"),
        ("Barcelona Supercomputing Center", "BSC", "https://www.bsc.es/"),
    ]
    return [
        Organisation.objects.filter(name=name).first()
        or add_organisation(name=name, short_name=short, url=url, by=by)
        for name, short, url in rows
    ]


def _city(name: str, by: User) -> City:
    found = City.objects.filter(name=name).first()
    if found:
        return found
    facts = next(row for row in read("cities.json") if row["name"] == name)
    return add_city(slug=slugify(name.replace("ń", "n").replace("ň", "n")), by=by, **facts)


def _roles(cohort: Cohort, facts: dict[str, Any], people: dict[str, User], at: dt.datetime) -> None:
    for kind in ("organiser", "trainer", "observer"):
        for row in facts[f"{kind}s"]:
            give_role(
                cohort,
                people[row["key"]],
                kind,
                organisation=row["organisation"],
                by=people["organiser"],
                at=at,
            )


def _pair(stage: Stage, row: dict[str, Any], began: dt.datetime) -> CityPair:
    by = stage.organiser
    profiles = [next(s["profile"] for s in row["seats"] if s["number"] == n) for n in (1, 2)]
    pair = add_pair(
        stage.cohort,
        _city(row["name"], by),
        level=row["level"],
        themes=", ".join(row["themes"]),
        languages=", ".join(row["languages"]),
        profiles=profiles,
        by=by,
        at=began,
    )
    for seat in row["seats"]:
        _seat(stage, pair, row, seat, began)
    return pair


def _seat(
    stage: Stage, pair: CityPair, row: dict[str, Any], facts: dict[str, Any], began: dt.datetime
) -> None:
    if not facts["name"]:
        return
    key = f"{row['slug']}.{facts['key']}"
    stage.people[key] = person(key, facts["name"], row["tz"])
    seat = pair.seats.get(number=facts["number"])
    start = moment(facts["started"]) if facts.get("started") else began
    tenure = seat_person(seat, stage.people[key], by=stage.organiser, at=start)
    if facts.get("ended"):
        end_tenure(tenure, by=stage.organiser, at=moment(facts["ended"], 17))
