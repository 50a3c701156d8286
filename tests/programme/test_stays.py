"""The phases that one travels to."""

from typing import Any

from programme.domain.stays import find_stays
from tests.programme.released import released


def test_a_phase_stands_once_however_its_sessions_lie() -> None:
    there: dict[str, Any] = {"format": "in_person", "place": "Barcelona"}
    visit = {"phase_code": "visit", "phase_title": "Visit"}
    stays = find_stays(
        [
            released("first", "2024-11-07", "09:00-10:00", **there),
            released("tour", "2024-11-08", "09:00-10:00", **there, **visit),
            released("second", "2024-11-09", "09:00-10:00", **there),
            released("online", "2024-11-10", "09:00-10:00", phase_code="after", phase_title="After"),
        ]
    )

    assert [(stay.code, stay.title, [stop.when for stop in stay.stops]) for stay in stays] == [
        ("training", "Training", ["Thu 7 November", "Sat 9 November"]),
        ("visit", "Visit", ["Fri 8 November"]),
    ]
