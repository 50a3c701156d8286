"""Sessions with an hour, what they promise, and who owes it: for the tests of outputs and readiness."""

import datetime as dt
import zoneinfo
from typing import Any

from cohorts.models import CityPair, Cohort
from programme.domain.slots import change_slot
from programme.models import Output, Session
from tests.factories.cohorts import CityFactory, CityPairFactory
from tests.factories.programme import PhaseFactory, SessionFactory, TrackFactory

MADRID = "Europe/Madrid"


def at(day: str, clock: str = "10:00", zone: str = MADRID) -> dt.datetime:
    """An hour of a day, in Barcelona unless said otherwise."""
    return dt.datetime.fromisoformat(f"{day}T{clock}:00").replace(tzinfo=zoneinfo.ZoneInfo(zone))


def session_on(
    cohort: Cohort, code: str, day: str = "", clock: str = "10:00-12:00", **fields: Any
) -> Session:
    """A firm session in Barcelona, two hours long unless said otherwise; undated without a day."""
    phase = cohort.phases.first() or PhaseFactory(cohort=cohort)
    track = fields.pop("track", None) or cohort.tracks.first() or TrackFactory(cohort=cohort)
    session: Session = SessionFactory(
        cohort=cohort, code=code, title=code.title(), phase=phase, track=track, **fields
    )
    if day:
        start, end = (at(day, each) for each in clock.split("-"))
        change_slot(session, certainty="firm", starts_at=start, ends_at=end, time_zone=MADRID, by=None)
    return session


def owed_by_cities(session: Session, title: str = "Challenge", **fields: Any) -> Output:
    return session.outputs.create(title=title, owner="cities", **fields)


def cities(cohort: Cohort, number: int) -> list[CityPair]:
    """So many more active cities, without anybody in them."""
    return [
        CityPairFactory(cohort=cohort, city=CityFactory(slug=f"town-{n}", name=f"Town {n:02}"))
        for n in range(number)
    ]
