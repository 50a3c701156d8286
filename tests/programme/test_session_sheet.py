"""The sheet of a session: written whole, mistakes told, nobody overtaken."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from programme.domain.outputs import add_output
from programme.domain.sessions import Trainer, change_session, set_trainers
from programme.domain.slots import change_slot
from programme.forms.sheet import SheetForms
from programme.models import Output, ProgrammeEvent, Session
from tests.conftest import Cast
from tests.programme.sheets import FIRM, errors, page, written


def test_an_organiser_writes_a_session_whole(organiser: Client, cast: Cast) -> None:
    sheet = written(
        goals="One\nTwo",
        slot__certainty="tentative",
        slot__starts_at="2024-11-08T09:00",
        slot__ends_at="2024-11-08T12:30",
        trainers__0__name="Ada Byron",
        trainers__0__email="trainer@example.org",
        outputs__0__title="A checklist",
        outputs__0__owner="cities",
    )

    answer = organiser.post(page("session_new"), sheet)

    session = Session.objects.get()
    assert answer.headers["Location"] == page("session", code="legal")
    assert (session.goals.splitlines(), session.slot.starts_at) == (
        ["One", "Two"], dt.datetime(2024, 11, 8, 8, tzinfo=dt.UTC),
    )  # fmt: skip
    assert [(t.name, t.user) for t in session.trainers.all()] == [("Ada Byron", cast.trainer)]
    assert [(o.title, o.owner) for o in session.outputs.all()] == [("A checklist", "cities")]
    assert set(ProgrammeEvent.objects.values_list("by", flat=True)) == {cast.organiser.pk}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": ""}, ["Title: This field is required."]),
        ({"code": "new"}, ["Code: “new” is the address of a page. Choose another code."]),
        ({"code": "under_score"}, ["Code: Use small letters, digits and single hyphens."]),
        (
            FIRM | {"slot__starts_at": "2024-11-08T09:00", "slot__ends_at": "2024-11-08T08:00"},
            ["Ends: It ends before it starts."],
        ),
        (
            {"slot__certainty": "window"},
            ["First day: A window needs its first and its last day.",
             "Last day: A window needs its first and its last day."],
        ),
        (
            {"slot__first_day": "2024-11-08"},
            ["First day: An undated session has no date. Choose how sure this one is, or empty the field."],
        ),
        (
            FIRM | {"slot__starts_at": "2024-03-31T02:30", "slot__ends_at": "2024-03-31T04:00"},
            ["Starts: On 31 March 2024 the clocks in Europe/Brussels go forward; 02:30 does not exist. "
             "Choose another."],
        ),
        ({"slot__time_zone": "Mars/Base"}, ["Time zone: No such time zone; write it as Europe/Madrid."]),
        (
            FIRM | {"slot__starts_at": "0001-01-01T00:00", "slot__ends_at": "9999-12-31T23:59"},
            ["Starts: Choose a date from 2000 to 2100.", "Ends: Choose a date from 2000 to 2100."],
        ),
        (
            {"outputs__0__title": "A note", "outputs__0__due_days_after": "30000"},
            ["Days after the session: Choose 1000 days at most."],
        ),
        (
            {"no_outputs": "on", "outputs__0__title": "A note", "outputs__0__owner": "cities"},
            ["This session says that no output is foreseen. Take that back first."],
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_told_beside_its_field_and_nothing_is_stored(
    organiser: Client, typed: dict[str, str], said: list[str]
) -> None:
    answer = organiser.post(page("session_new"), written(relevance="Typed with care", **typed))
    body = answer.content.decode()

    assert (answer.status_code, Session.objects.count()) == (422, 0)
    assert [line.replace("&quot;", '"') for line in errors(body)] == said
    assert body.count("Typed with care") == 1


def test_a_code_that_is_taken_is_told(organiser: Client, legal: Session) -> None:
    body = organiser.post(page("session_new"), written(title="Another")).content.decode()

    assert errors(body) == ["Code: “legal” is taken in this cohort."]


def test_a_step_up_the_ladder_leaves_the_window_behind(organiser: Client, cast: Cast, legal: Session) -> None:
    days: Any = {"first_day": dt.date(2024, 11, 1), "last_day": dt.date(2024, 11, 10)}
    change_slot(legal, certainty="window", by=cast.organiser, **days)
    window = {"slot__first_day": "2024-11-01", "slot__last_day": "2024-11-10"}
    clock = {"slot__starts_at": "2024-11-08T09:00", "slot__ends_at": "2024-11-08T10:00"}

    organiser.post(page("session", code="legal"), written(slot__certainty="firm", **window, **clock))

    legal.slot.refresh_from_db()
    assert (legal.slot.certainty, legal.slot.first_day) == ("firm", None)


def test_storing_what_is_there_changes_nothing(organiser: Client, legal: Session) -> None:
    answer = organiser.post(page("session", code="legal"), written(version="1"))

    assert (answer.status_code, ProgrammeEvent.objects.count()) == (302, 0)
    assert Session.objects.get().version == 1


def test_somebody_elses_change_is_told_and_not_overwritten(
    organiser: Client, cast: Cast, legal: Session
) -> None:
    change_session(legal, by=cast.organiser, title="Theirs")

    stale = organiser.post(page("session", code="legal"), written(title="Mine", version="1"))
    body = stale.content.decode()

    assert (stale.status_code, Session.objects.get().title) == (422, "Theirs")
    assert errors(body) == ["Somebody else changed this session while you wrote. Compare, then store again."]
    assert re.findall(r'name="version" value="(\d+)"', body) == ["2"]


def test_outputs_are_changed_and_dropped_on_the_sheet(organiser: Client, cast: Cast, legal: Session) -> None:
    one, two = (add_output(legal, title=title, by=cast.organiser) for title in ("One", "Two"))
    lines = {
        "outputs-TOTAL_FORMS": "3", "outputs-INITIAL_FORMS": "2",
        "outputs-0-id": str(one.pk), "outputs-0-title": "First", "outputs-0-owner": "cities",
        "outputs-1-id": str(two.pk), "outputs-1-title": "Two", "outputs-1-owner": "organisers",
        "outputs-1-DELETE": "on", "outputs-2-owner": "organisers",
    }  # fmt: skip

    organiser.post(page("session", code="legal"), written() | lines)

    assert [(o.title, o.owner) for o in Output.objects.all()] == [("First", "cities")]


def test_every_mistake_of_the_sheet_is_in_one_summary(organiser: Client, cast: Cast) -> None:
    typed = {"title": "", "slot-certainty": "window", "slot-first_day": "2024-11-08"}
    lines = {"trainers-0-email": "nobody@example.org", "outputs-0-due_wording": "mid-October"}

    body = organiser.post(page("session_new"), written() | typed | lines).content.decode()

    assert body.count('id="form-errors-h"') == 1
    assert errors(body) == [
        "Title: This field is required.",
        "Last day: A window needs its first and its last day.",
        "Name: This field is required.",
        "E-mail of the account: Nobody has an account under this address. Invite them first.",
        "Output: This field is required.",
    ]


def test_a_sheet_of_many_trainers_asks_no_more(
    organiser: Client, cast: Cast, legal: Session, django_assert_max_num_queries: Any
) -> None:
    for count in (1, 4):
        set_trainers(legal, [Trainer(f"Ada {number}") for number in range(count)], by=cast.organiser)
        with django_assert_max_num_queries(10) as asked:
            body = organiser.get(page("session", code="legal")).content.decode()
        assert body.count('<select name="trainers-') == count + 1
        assert len(asked) == 10


def test_every_field_of_the_sheet_stands_on_it_once(organiser: Client, cast: Cast, legal: Session) -> None:
    body = organiser.get(page("session", code="legal")).content.decode()
    forms = SheetForms(cast.cohort, Session.objects.with_parts().get())
    names = [field.html_name for field in (*forms.visible_fields(), *forms.hidden_fields())]

    assert {name: len(re.findall(rf'name="{name}"', body)) for name in names} == dict.fromkeys(names, 1)


def test_a_line_that_is_wrong_is_never_folded_away(organiser: Client, legal: Session) -> None:
    empty = organiser.get(page("session", code="legal")).content.decode()
    wrong = organiser.post(page("session", code="legal"), written(outputs__0__due_wording="soon"))

    assert (empty.count('<details class="form-more" open>'), wrong.status_code) == (0, 422)
    assert wrong.content.decode().count('<details class="form-more" open>') == 1
