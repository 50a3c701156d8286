"""One city is given more time: with a day, a reason, on the record, and taken back."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from accounts.domain.moves import Refused
from programme.domain.deliveries import deliver_for
from programme.domain.extensions import grant_extension, revoke_extension
from programme.domain.outputs import drop_output, waive_output
from programme.domain.release import release_programme
from programme.domain.slots import change_slot
from programme.models import Extension, Output, ProgrammeEvent
from tests.conftest import Cast
from tests.programme.promises import at, owed_by_cities, session_on

UNTIL = dt.date(2024, 10, 1)


@pytest.fixture
def brief(cast: Cast) -> Output:
    """Due on Monday 23 September 2024."""
    return owed_by_cities(session_on(cast.cohort, "challenges", "2024-09-20"), "Brief", due_days_after=3)


def grant(output: Output, cast: Cast, until: dt.date = UNTIL, reason: str = "Elections.") -> Extension:
    return grant_extension(output, cast.oslo, until=until, reason=reason, by=cast.organiser)


def test_it_is_granted_moved_and_taken_back_on_the_record(cast: Cast, brief: Output) -> None:
    grant(brief, cast)
    moved = grant(brief, cast, until=dt.date(2024, 10, 8), reason="Again.")
    kept = [(each.pair, each.until, each.reason, each.by) for each in Extension.objects.all()]
    revoke_extension(moved, by=cast.organiser)
    record = ProgrammeEvent.objects.filter(output=brief).order_by("pk").values_list("verb", "note")

    assert kept == [(cast.oslo, dt.date(2024, 10, 8), "Again.", cast.organiser)]
    assert list(record) == [
        ("extended", f"{cast.oslo.pk}, 2024-10-01: Elections."),
        ("extended", f"{cast.oslo.pk}, 2024-10-08: Again."),
        ("took an extension back", f"{cast.oslo.pk}, 2024-10-08"),
    ]
    with pytest.raises(Refused, match="a moment ago"):
        revoke_extension(moved, by=cast.organiser)


@pytest.mark.parametrize(
    ("until", "reason", "field", "said"),
    [
        (
            "2024-09-23",
            "So.",
            "until",
            "It is due by Mon 23 September 2024 for everybody. Choose a later day.",
        ),
        (
            "2024-01-01",
            "So.",
            "until",
            "It is due by Mon 23 September 2024 for everybody. Choose a later day.",
        ),
        ("3024-10-01", "So.", "until", "Choose a date from 2000 to 2100."),
        ("2024-10-01", " ", "reason", "Say why, in a line; the city reads it."),
    ],
)
def test_what_gives_no_more_time_is_refused(
    cast: Cast, brief: Output, until: str, reason: str, field: str, said: str
) -> None:
    with pytest.raises(ValidationError) as wrong:
        grant(brief, cast, until=dt.date.fromisoformat(until), reason=reason)

    assert wrong.value.message_dict == {field: [said]}


def test_the_day_to_extend_is_the_one_that_people_were_told(cast: Cast, brief: Output) -> None:
    release_programme(cast.cohort, by=cast.organiser)
    later = at("2024-10-20")
    change_slot(
        brief.session,
        certainty="firm",
        starts_at=later,
        ends_at=later + dt.timedelta(hours=1),
        by=cast.organiser,
    )
    # The session has moved in the studio alone: 23 September still holds for the cities.
    grant(brief, cast)

    release_programme(cast.cohort, by=cast.organiser)
    with pytest.raises(ValidationError, match="due by Wed 23 October 2024"):
        grant(brief, cast)


def test_without_a_day_there_is_nothing_to_extend(cast: Cast) -> None:
    undated = owed_by_cities(session_on(cast.cohort, "peers"), "Feedback", due_days_after=3)

    with pytest.raises(ValidationError, match="No day is known"):
        grant(undated, cast)


def test_nobody_has_more_time_for_what_nobody_owes(cast: Cast, brief: Output) -> None:
    waive_output(brief, by=cast.organiser)

    with pytest.raises(Refused):
        grant(brief, cast)


def test_an_output_with_an_extension_is_not_dropped(cast: Cast, brief: Output) -> None:
    extension = grant(brief, cast)
    with pytest.raises(Refused, match="more time"):
        drop_output(brief, by=cast.organiser)
    revoke_extension(extension, by=cast.organiser)
    drop_output(brief, by=cast.organiser)

    assert Output.objects.count() == 0


def test_what_is_delivered_keeps_its_extension(cast: Cast, brief: Output) -> None:
    grant(brief, cast)
    deliver_for(brief, cast.oslo, by=cast.outsider, note="Here.")

    assert Extension.objects.get().until == UNTIL
