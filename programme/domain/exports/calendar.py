"""How a release is told to people's calendars (RFC 5545)."""

import datetime as dt
import zoneinfo
from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from cohorts.models import Cohort
from programme.domain.copies import where
from programme.domain.exports.plain import plain
from programme.domain.wording import say_day, say_when
from programme.domain.zones import timezone_component
from programme.enums import Certainty
from programme.models import Release, ReleasedSession

REFRESH = dt.timedelta(hours=12)
DAY = dt.timedelta(days=1)


def calendar(release: Release) -> bytes:
    """The release as a calendar file: the same release, the same bytes.

    A published calendar, so no METHOD; it is public, so no joining link. Windows are whole days,
    tentative and transparent; what has no date is left out; what is cancelled stays and says so.
    """
    cohort = release.cohort
    copies = [copy for copy in release.sessions.all() if copy.certainty != Certainty.UNDATED]
    file = Calendar()
    file.add("version", "2.0")
    file.add("prodid", "-//Trellis//Programme//EN")
    file.add("calscale", "GREGORIAN")
    file.add("x-wr-calname", plain(_name(cohort)))
    file.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    file.add("x-published-ttl", "PT12H")
    years = _years(copies) or {cohort.year}
    for zone in sorted({cohort.time_zone, *(copy.time_zone for copy in copies if copy.starts_at)}):
        file.add_component(timezone_component(zone, min(years), max(years)))
    for copy in copies:
        file.add_component(_event(copy, release))
    return bytes(file.to_ical())


def _years(copies: Iterable[ReleasedSession]) -> set[int]:
    names = ("starts_at", "ends_at", "first_day", "last_day")
    return {moment.year for copy in copies for name in names if (moment := getattr(copy, name))}


def _name(cohort: Cohort) -> str:
    return cohort.title if str(cohort.year) in cohort.title else f"{cohort.title} {cohort.year}"


def _event(copy: ReleasedSession, release: Release) -> Event:
    event = Event()
    event.add("uid", f"{copy.uid}@trellis")
    event.add("sequence", copy.sequence)
    event.add("dtstamp", release.released_at.astimezone(dt.UTC))
    event.add("last-modified", release.released_at.astimezone(dt.UTC))
    event.add("summary", plain(copy.title))
    event.add("status", _status(copy))
    _place_in_time(event, copy)
    if where(copy):
        event.add("location", plain(where(copy)))
    event.add("description", plain(_description(copy)))
    page = reverse("programme:programme", kwargs={"cohort": release.cohort.slug})
    event.add("url", f"{settings.SITE_URL}{page}#{copy.code}")
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
