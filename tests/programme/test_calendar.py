"""A release in people's calendars: every line as RFC 5545 wants it."""

import datetime as dt
import uuid
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from programme.domain.exports.calendar import calendar
from programme.domain.zones import timezone_component
from programme.enums import TrackKind
from programme.models import Release, ReleasedSession
from tests.conftest import Cast

GOLDEN = Path(__file__).parent / "golden.ics"
BASE = {
    "kind": "plenary",
    "phase_code": "before",
    "phase_title": "Before",
    "track_title": "Common",
    "track_kind": TrackKind.COMMON,
    "time_zone": "Europe/Brussels",
}


def utc(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)  # type: ignore[misc,arg-type]


def add(release: Release, order: int, code: str, **fields: object) -> None:
    body = {"relevance": fields.pop("relevance", "")}
    ReleasedSession.objects.create(
        release=release, order=order, code=code, uid=uuid.UUID(int=order), body=body, **(BASE | fields)
    )


@pytest.fixture
def release(cast: Cast, settings: Any) -> Release:
    settings.SITE_URL = "http://localhost:8000"
    release = Release.objects.create(
        cohort=cast.cohort,
        number=1,
        kind="final",
        released_at=utc(2024, 6, 28, 10),
        released_by=cast.organiser,
    )
    secret = {"format": "online", "joining_link": "https://meet.example/secret"}
    summer = {"starts_at": utc(2024, 7, 18, 9), "ends_at": utc(2024, 7, 18, 10, 30)}
    add(release, 1, "intro", title="Introductory session", certainty="firm", sequence=3, **secret, **summer)
    september = {
        "first_day": dt.date(2024, 9, 21),
        "last_day": dt.date(2024, 9, 30),
        "wording": "late September",
    }
    long = "Peers and trainers need to know what each city wants; only then, says Łódź, can anybody help."
    firm_by = dt.date(2024, 8, 30)
    add(
        release, 2, "challenges", title="Challenges, and use cases", certainty="window", format="online",
        relevance=long, firm_by=firm_by, **september,
    )  # fmt: skip
    autumn = {
        "starts_at": utc(2024, 11, 7, 8),
        "ends_at": utc(2024, 11, 7, 8, 30),
        "time_zone": "Europe/Madrid",
    }
    add(
        release,
        3,
        "welcome",
        title="Welcome",
        certainty="tentative",
        format="in_person",
        place="Barcelona",
        **autumn,
    )
    gone = {"starts_at": utc(2024, 11, 7, 19), "ends_at": utc(2024, 11, 7, 21), "cancelled": True}
    add(release, 4, "dinner", title="Dinner", certainty="firm", format="in_person", **gone)
    add(release, 5, "present", title="Presentation", certainty="undated", format="online")
    return release


def unfolded(body: bytes) -> list[str]:
    """A reader of our own: undo the folding, one property a line."""
    return body.replace(b"\r\n ", b"").decode("utf-8").removesuffix("\r\n").split("\r\n")


def events(lines: list[str]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    inside = False
    for line in lines:
        name, _, value = line.partition(":")
        if line in ("BEGIN:VEVENT", "END:VEVENT"):
            inside = line == "BEGIN:VEVENT"
            found += [{}] if inside else []
        elif inside:
            found[-1][name] = value
    return found


def test_the_calendar_is_the_golden_file(release: Release) -> None:
    assert unfolded(calendar(release)) == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_the_same_release_gives_the_same_bytes(release: Release) -> None:
    assert calendar(release) == calendar(Release.objects.get(pk=release.pk))


def test_lines_end_with_crlf_and_are_folded_at_75_octets(release: Release) -> None:
    body = calendar(release)

    assert body.count(b"\n") == body.count(b"\r\n")
    assert max(len(line) for line in body.split(b"\r\n")) <= 75
    assert body.count(b"\r\n ") > 0


def test_two_readers_read_the_same(release: Release) -> None:
    body = calendar(release)
    theirs = [
        (str(event["UID"]), int(event.decoded("SEQUENCE")), str(event["STATUS"]), str(event["SUMMARY"]))
        for event in Calendar.from_ical(body).walk("VEVENT")
    ]
    ours = [
        (event["UID"], int(event["SEQUENCE"]), event["STATUS"], event["SUMMARY"].replace("\\,", ","))
        for event in events(unfolded(body))
    ]

    assert ours == theirs
    assert theirs == [
        ("00000000-0000-0000-0000-000000000001@trellis", 3, "CONFIRMED", "Introductory session"),
        ("00000000-0000-0000-0000-000000000002@trellis", 0, "TENTATIVE", "Challenges, and use cases"),
        ("00000000-0000-0000-0000-000000000003@trellis", 0, "TENTATIVE", "Welcome"),
        ("00000000-0000-0000-0000-000000000004@trellis", 0, "CANCELLED", "Dinner"),
    ]


def test_another_reader_finds_the_moments(release: Release) -> None:
    starts = [event.decoded("DTSTART") for event in Calendar.from_ical(calendar(release)).walk("VEVENT")]

    assert starts == [utc(2024, 7, 18, 9), dt.date(2024, 9, 21), utc(2024, 11, 7, 8), utc(2024, 11, 7, 19)]


def test_nothing_secret_and_no_method(release: Release) -> None:
    body = calendar(release)

    assert (body.count(b"meet.example"), body.count(b"METHOD"), body.count(b"Presentation")) == (0, 0, 0)


def test_a_release_without_dates_is_still_a_calendar(cast: Cast) -> None:
    empty = Release.objects.create(cohort=cast.cohort, number=1, kind="final", released_by=cast.organiser)

    assert [part.name for part in Calendar.from_ical(calendar(empty)).subcomponents] == ["VTIMEZONE"]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        (
            "Europe/Brussels",
            [("STANDARD", 2024, 1, 1, 0), ("DAYLIGHT", 2024, 3, 31, 2), ("STANDARD", 2024, 10, 27, 3)],
        ),
        ("America/Argentina/Buenos_Aires", [("STANDARD", 2024, 1, 1, 0)]),
        (
            "Australia/Sydney",
            [("DAYLIGHT", 2024, 1, 1, 0), ("STANDARD", 2024, 4, 7, 3), ("DAYLIGHT", 2024, 10, 6, 2)],
        ),
    ],
)
def test_clocks_change_at_the_local_time_before(zone: str, expected: list[Any]) -> None:
    parts = timezone_component(zone, 2024, 2024).subcomponents
    found = [(part.name, part.decoded("DTSTART")) for part in parts]

    assert found == [(name, dt.datetime(year, month, day, hour)) for name, year, month, day, hour in expected]
