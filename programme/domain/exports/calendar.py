"""How a release is told to people's calendars (RFC 5545)."""

import datetime as dt
import zoneinfo
from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from cohorts.models import Cohort
from programme.domain.exports.plain import plain
from programme.domain.exports.venue import changed_at, place_of, way_of
from programme.domain.practical import practical_of
from programme.domain.wording import say_day, say_when
from programme.domain.zones import timezone_component
from programme.enums import Certainty
from programme.models import Practical, Release, ReleasedSession

REFRESH = dt.timedelta(hours=12)
DAY = dt.timedelta(days=1)


Told = tuple[Release, list[ReleasedSession]]


def calendar(release: Release) -> bytes:
    """The release as a calendar file: the same release and practical information, the same bytes.

    A published calendar, so no METHOD; it is public, so no joining link. Windows are whole days,
    tentative and transparent; what has no date is left out; what is cancelled stays and says so.
    """
    return _file(name_of(release.cohort), [(release, list(release.sessions.all()))], joins=False)


def own_calendar(name: str, told: list[Told]) -> bytes:
    """What one person is expected at, of several editions perhaps, with how to join.

    An entry has the same UID as in the public file, so that a calendar knows the two for one.
    """
    return _file(name, told, joins=True)


def _file(name: str, told: list[Told], *, joins: bool) -> bytes:
    file = Calendar()
    file.add("version", "2.0")
    file.add("prodid", "-//Trellis//Programme//EN")
    file.add("calscale", "GREGORIAN")
    file.add("x-wr-calname", plain(name))
    file.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    file.add("x-published-ttl", "PT12H")
    dated = [
        (copy, release) for release, copies in told for copy in copies if copy.certainty != Certainty.UNDATED
    ]
    zones = {release.cohort.time_zone for release, _copies in told}
    years = {release.cohort.year for release, _copies in told}
    add_zones(file, [copy for copy, _release in dated], zones, years)
    ways = {release.cohort_id: practical_of(release.cohort) for release, _copies in told}
    for copy, release in dated:
        way = ways[release.cohort_id].get(copy.phase_code)
        file.add_component(as_event(copy, release, way, joins=joins))
    return bytes(file.to_ical())


def add_zones(
    file: Calendar, copies: list[ReleasedSession], zones: set[str], years: Iterable[int] = ()
) -> None:
    """The time zones of these sessions, and `zones`, for the years in which they are; else for `years`."""
    known = _years(copies) or set(years)
    for zone in sorted(zones | {copy.time_zone for copy in copies if copy.starts_at}):
        file.add_component(timezone_component(zone, min(known), max(known)))


def _years(copies: Iterable[ReleasedSession]) -> set[int]:
    names = ("starts_at", "ends_at", "first_day", "last_day")
    return {moment.year for copy in copies for name in names if (moment := getattr(copy, name))}


def name_of(cohort: Cohort) -> str:
    """What an edition is called where no other tells its year."""
    return cohort.title if str(cohort.year) in cohort.title else f"{cohort.title} {cohort.year}"


def as_event(copy: ReleasedSession, release: Release, way: Practical | None, *, joins: bool) -> Event:
    """One entry; `way`: how one gets there; `joins`: with how to join, for members alone."""
    changed = changed_at(copy, release.released_at, way).astimezone(dt.UTC)
    event = Event()
    event.add("uid", f"{copy.uid}@trellis")
    event.add("sequence", copy.sequence)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("summary", plain(copy.title))
    event.add("status", _status(copy))
    _place_in_time(event, copy)
    if place := place_of(copy, way):
        event.add("location", plain(place))
    lines = [_description(copy), *way_of(copy, way, members=joins)]
    if joins and copy.joining_link and not copy.cancelled:
        lines.append(_("Join: %(link)s") % {"link": copy.joining_link})
        event.add("conference", copy.joining_link, parameters={"VALUE": "URI"})
    event.add("description", plain("\n\n".join(lines)))
    page = reverse("programme:session_shown", kwargs={"cohort": release.cohort.slug, "code": copy.code})
    event.add("url", f"{settings.SITE_URL}{page}")
    return event


def _place_in_time(event: Event, copy: ReleasedSession) -> None:
    if copy.starts_at and copy.ends_at:
        zone = zoneinfo.ZoneInfo(copy.time_zone)
        event.add("dtstart", copy.starts_at.astimezone(zone))
        event.add("dtend", copy.ends_at.astimezone(zone))
        event.add("transp", "TRANSPARENT" if copy.cancelled else "OPAQUE")
    elif copy.first_day and copy.last_day:
        event.add("dtstart", copy.first_day)
        event.add("dtend", copy.last_day + DAY)  # the end is exclusive
        event.add("transp", "TRANSPARENT")


def _status(copy: ReleasedSession) -> str:
    if copy.cancelled:
        return "CANCELLED"
    return "CONFIRMED" if copy.certainty == Certainty.FIRM else "TENTATIVE"


def _description(copy: ReleasedSession) -> str:
    sure = _("cancelled") if copy.cancelled else copy.get_certainty_display().lower()
    lines = [f"{say_when(copy)}, {sure}"]
    if copy.firm_by and copy.certainty != Certainty.FIRM and not copy.cancelled:
        lines.append(_("Firm by %(day)s") % {"day": say_day(copy.firm_by)})
    if copy.body.get("relevance"):
        lines += ["", copy.body["relevance"]]
    return "\n".join(lines)
