"""A release as search engines read it: a course, this edition of it, and its events (schema.org)."""

import datetime as dt
import json
from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from cohorts.models import Cohort
from programme.domain.copies import where
from programme.domain.moments import zone_of
from programme.enums import Format, SessionKind
from programme.models import Release, ReleasedSession

ATTENDED = {
    Format.ONLINE: "OnlineEventAttendanceMode",
    Format.IN_PERSON: "OfflineEventAttendanceMode",
    Format.HYBRID: "MixedEventAttendanceMode",
}
ESCAPED = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
NO_EVENT = (SessionKind.BREAK, SessionKind.SOCIAL)


def as_script(release: Release) -> SafeString:
    """The description as it stands in a page: data, which nothing runs, and which no word can end."""
    return _script(describe(release))


def _script(described: dict[str, Any]) -> SafeString:
    words = json.dumps(described, ensure_ascii=False).translate(ESCAPED)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(words))  # noqa: S308


def event_as_script(copy: ReleasedSession, cohort: Cohort) -> SafeString:
    """One session for its own page; nothing for a break, or while it has no day."""
    if not _moment(copy, "first") or copy.kind in NO_EVENT:
        return SafeString()
    page = f"{settings.SITE_URL}/{cohort.slug}/"
    return _script({"@context": "https://schema.org", **_event(copy, page)})


def describe(release: Release) -> dict[str, Any]:
    """The course with its instance; of the events those that have a day. No joining link is in it."""
    cohort = release.cohort
    page = f"{settings.SITE_URL}/{cohort.slug}/"
    dated = [copy for copy in release.sessions.all() if _moment(copy, "first") and copy.kind not in NO_EVENT]
    events = [_event(copy, page) for copy in dated]
    organisers = [{"@type": "Organization", "name": each.name} for each in cohort.organisations.all()]
    instance: dict[str, Any] = {
        "@type": "CourseInstance",
        "name": f"{cohort.title} {cohort.year}",
        "url": page,
        "courseMode": sorted({"Online" if copy.format == Format.ONLINE else "Onsite" for copy in dated}),
        "subEvent": events,
    }
    if events:
        instance["startDate"] = min(event["startDate"] for event in events)
        instance["endDate"] = max(event["endDate"] for event in events)
    return {
        "@context": "https://schema.org",
        "@type": "Course",
        "name": cohort.title,
        "description": cohort.summary or cohort.title,
        "provider": organisers,
        "hasCourseInstance": instance,
    }


def _event(copy: ReleasedSession, page: str) -> dict[str, Any]:
    status = "EventCancelled" if copy.cancelled else "EventScheduled"
    return {
        "@type": "Event",
        "name": copy.title,
        "startDate": _moment(copy, "first"),
        "endDate": _moment(copy, "last"),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": f"https://schema.org/{ATTENDED[Format(copy.format)]}",
        "location": _location(copy, page),
        "url": f"{page}programme/sessions/{copy.code}/",
        "performer": [{"@type": "Person", "name": trainer["name"]} for trainer in copy.body["trainers"]],
    }


def _moment(copy: ReleasedSession, which: str) -> str:
    """The moment where there is one, else the day; nothing while the date is open."""
    moment: dt.datetime | None = copy.starts_at if which == "first" else copy.ends_at
    day: dt.date | None = copy.first_day if which == "first" else copy.last_day
    if moment:
        return moment.astimezone(zone_of(copy)).isoformat()
    return day.isoformat() if day else ""


def _location(copy: ReleasedSession, page: str) -> dict[str, str]:
    if copy.format == Format.ONLINE:
        return {"@type": "VirtualLocation", "url": f"{page}programme/sessions/{copy.code}/"}
    return {
        "@type": "Place",
        "name": where(copy) or copy.phase_title,
        "address": where(copy) or copy.phase_title,
    }
