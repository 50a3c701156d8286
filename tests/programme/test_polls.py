"""A date is found together: proposed, answered, closed with a choice or without, opened again."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from rules import has_perm

from accounts.domain.moves import Refused
from cohorts.models import CityPair, Role, Tenure
from desk.domain.own.standing import standing_of
from desk.domain.own.waiting import waiting_for
from outbox.models import Message
from programme.domain.nudging import nudge
from programme.domain.poll_results import find_results
from programme.domain.polls import Span, answer_poll, begin_poll, close_poll, reopen_poll
from programme.domain.slots import change_slot
from programme.models import Poll, PollAnswer, ProgrammeEvent, Session, Track
from tests.at_once import at_once
from tests.conftest import Cast
from tests.factories.programme import SessionFactory
from tests.programme.polling import DAY, NOW, make_poll, make_session, say, span


@pytest.fixture
def legal(cast: Cast) -> Session:
    return make_session(cast)


@pytest.fixture
def poll(cast: Cast, legal: Session) -> Poll:
    return make_poll(cast, legal)


def test_a_poll_stands_in_the_order_of_its_times_and_on_the_record(cast: Cast, poll: Poll) -> None:
    assert [proposal.starts_at.day for proposal in poll.proposals.all()] == [14, 15]
    event = ProgrammeEvent.objects.get(poll=poll)
    assert (event.verb, event.by, event.session) == ("asked when people can", cast.organiser, None)
    assert Message.objects.count() == 0


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        ([], "at least two"),
        ([span(14)], "at least two"),
        ([span(14), span(14)], "proposed twice"),
        ([span(day) for day in range(1, 14)], "at most 12"),
        ([span(14), span(15, length=0)], "ends before it starts"),
        ([span(14), span(15, length=-1)], "ends before it starts"),
        ([span(14), Span(*(each.replace(year=1024) for each in span(15)))], "from 2000 to 2100"),
    ],
)
def test_what_is_no_choice_is_not_asked(cast: Cast, legal: Session, spans: list[Span], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        begin_poll(legal, proposals=spans, answer_by=DAY, by=cast.organiser, at=NOW)

    assert Poll.objects.count() == 0


@pytest.mark.parametrize(("day", "said"), [(2, "That day is over"), (-2, "from 2000")])
def test_people_have_the_day_to_answer_by_before_them(
    cast: Cast, legal: Session, day: int, said: str
) -> None:
    by = DAY.replace(day=day) if day > 0 else DAY.replace(year=1024)
    with pytest.raises(ValidationError, match=said):
        begin_poll(legal, proposals=[span(14), span(15)], answer_by=by, by=cast.organiser, at=NOW)


@pytest.mark.parametrize(
    ("state", "said"), [("held", "was held"), ("closed", "was held"), ("cancelled", "is cancelled")]
)
def test_no_date_is_sought_for_what_is_past_or_gone(
    cast: Cast, legal: Session, state: str, said: str
) -> None:
    legal.held_at, legal.state = (NOW if state != "cancelled" else None), state
    legal.save()

    with pytest.raises(Refused, match=said):
        begin_poll(legal, proposals=[span(14), span(15)], answer_by=DAY, by=cast.organiser, at=NOW)


def test_a_firm_date_is_not_asked_for_and_ends_the_asking(cast: Cast, legal: Session, poll: Poll) -> None:
    change_slot(legal, certainty="firm", by=cast.organiser, **span(20)._asdict())
    first = poll.proposals.first()

    for ask in (
        lambda: begin_poll(legal, proposals=[span(1), span(2)], answer_by=DAY, by=cast.organiser, at=NOW),
        lambda: say(poll, cast.author, "yes", "yes"),
        lambda: nudge(poll, by=cast.organiser, at=NOW),
        lambda: close_poll(Poll.objects.get(pk=poll.pk), choice=first, by=cast.organiser, at=NOW),
    ):
        with pytest.raises(Refused, match="is firm"):
            ask()

    close_poll(Poll.objects.get(pk=poll.pk), by=cast.organiser, at=NOW)
    with pytest.raises(Refused, match="is firm"):
        reopen_poll(Poll.objects.get(pk=poll.pk), by=cast.organiser, at=NOW)
    assert Session.objects.get().slot.starts_at == span(20).starts_at


def test_of_one_session_one_poll_is_open(cast: Cast, legal: Session, poll: Poll) -> None:
    def again() -> Poll:
        return begin_poll(legal, proposals=[span(21), span(22)], answer_by=DAY, by=cast.organiser, at=NOW)

    with pytest.raises(Refused, match="open already"):
        again()
    close_poll(poll, by=cast.organiser, at=NOW)
    again()
    with pytest.raises(Refused, match="open already"):
        reopen_poll(poll, by=cast.organiser, at=NOW)


def test_answers_are_counted_by_city_and_seat(cast: Cast, poll: Poll) -> None:
    say(poll, cast.author, "yes", "no")
    say(poll, cast.outsider, "if", "if")
    say(poll, cast.trainer, "yes", "yes")
    say(poll, cast.author, "yes", "if")  # thinks again

    results = find_results(poll)

    assert [(each.city, each.profile, str(each.person), each.verdicts) for each in results.asked] == [
        ("Ghent", "policy", "Author", ["yes", "if"]),
        ("Ghent", "technical", "Partner", ["", ""]),
        ("Oslo", "policy", "Outsider", ["if", "if"]),
        ("", "", "Trainer", ["yes", "yes"]),
    ]
    assert [(c.yes, c.if_need_be, c.no, c.best) for c in results.counts] == [
        (2, 1, 0, True),
        (1, 2, 0, False),
    ]
    assert (results.answered, [each.person for each in results.missing]) == (3, [cast.partner])


def test_of_a_session_of_one_track_its_officials_are_asked(cast: Cast, legal: Session, poll: Poll) -> None:
    Track.objects.update(kind="technical")
    asked = [str(each.person) for each in find_results(Poll.objects.get(pk=poll.pk)).asked]
    may = [
        str(person) for person in (cast.author, cast.partner, cast.outsider, cast.trainer, cast.observer)
        if has_perm("programme.answer_poll", person, Poll.objects.get(pk=poll.pk))
    ]  # fmt: skip
    waits = [waiting_for(standing_of(person), []) for person in (cast.author, cast.partner)]

    assert (asked, may) == (["Partner", "Trainer"], ["Partner", "Trainer"])
    assert [[line.url for line in lines] for lines in waits] == [
        [],
        [f"/udt-test/programme/polls/{poll.pk}/"],
    ]


def test_who_has_left_is_not_counted(cast: Cast, poll: Poll) -> None:
    for person in (cast.author, cast.outsider, cast.trainer):
        say(poll, person, "yes", "yes")
    Tenure.objects.filter(user=cast.author).update(ended_at=timezone.now())
    CityPair.objects.filter(pk=cast.oslo.pk).update(state="withdrawn")
    Role.objects.filter(user=cast.trainer).update(ended_at=timezone.now())

    results = find_results(poll)

    assert [each.person for each in results.asked] == [cast.partner]
    assert [(c.yes, c.best) for c in results.counts] == [(0, False), (0, False)]


def test_every_time_is_answered_or_none(cast: Cast, poll: Poll) -> None:
    first = poll.proposals.all()[0]
    for verdicts in ({}, {first.pk: "yes"}, {first.pk: "yes", 0: "yes"}):
        with pytest.raises(ValidationError, match="each time"):
            answer_poll(poll, verdicts, by=cast.author)

    assert PollAnswer.objects.count() == 0


@pytest.mark.parametrize("certainty", ["tentative", "firm"])
def test_closed_with_a_choice_the_session_has_its_date(
    cast: Cast, legal: Session, poll: Poll, certainty: str
) -> None:
    days: dict[str, Any] = {"first_day": dt.date(2024, 10, 11), "last_day": dt.date(2024, 10, 20)}
    change_slot(legal, certainty="window", wording="mid-October", by=cast.organiser, firm_by=DAY, **days)
    say(poll, cast.author, "no", "yes")
    chosen = poll.proposals.all()[1]

    close_poll(poll, choice=chosen, certainty=certainty, by=cast.organiser, at=NOW)

    slot = Session.objects.get().slot
    assert (slot.certainty, slot.wording, slot.firm_by, slot.first_day) == (
        certainty,
        "mid-October",
        DAY,
        None,
    )
    assert (slot.starts_at, slot.ends_at, slot.time_zone) == (*span(15), cast.cohort.time_zone)
    assert [each.chosen for each in poll.proposals.all()] == [False, True]
    assert Session.objects.get().version == legal.version + 1
    events = ProgrammeEvent.objects.filter(after__gt="").values_list("poll", "before", "after", "note")
    assert list(events) == [(poll.pk, "open", "closed", str(chosen.pk))]
    assert ProgrammeEvent.objects.filter(session=legal).latest("pk").note == f"window > {certainty}"
    with pytest.raises(Refused, match="poll is closed"):
        say(poll, cast.author, "yes", "yes")


def test_closed_without_a_choice_the_session_stays(cast: Cast, legal: Session, poll: Poll) -> None:
    close_poll(poll, by=cast.organiser, at=NOW)

    assert (Poll.objects.get().state, Session.objects.get().slot.certainty) == ("closed", "undated")
    assert Session.objects.get().version == legal.version


def test_only_its_own_times_can_be_chosen_and_only_tentative_or_firm(
    cast: Cast, legal: Session, poll: Poll
) -> None:
    other = SessionFactory(cohort=cast.cohort)
    elsewhere = begin_poll(
        other, proposals=[span(1), span(2)], answer_by=DAY, by=cast.organiser, at=NOW
    ).proposals.first()
    for choice, certainty in ((elsewhere, "firm"), (poll.proposals.first(), "window")):
        with pytest.raises(ValidationError, match="Choose one"):
            close_poll(
                Poll.objects.get(pk=poll.pk), choice=choice, certainty=certainty, by=cast.organiser, at=NOW
            )

    assert Poll.objects.get(pk=poll.pk).state == "open"


def test_opened_again_it_keeps_answers_and_the_tentative_date(cast: Cast, legal: Session, poll: Poll) -> None:
    say(poll, cast.author, "yes", "no")
    close_poll(poll, choice=poll.proposals.first(), by=cast.organiser, at=NOW)

    reopen_poll(poll, by=cast.organiser, at=NOW)

    assert Session.objects.get().slot.certainty == "tentative"
    assert [each.chosen for each in poll.proposals.all()] == [False, False]
    assert find_results(poll).answered == 1
    say(poll, cast.partner, "no", "yes")
    close_poll(Poll.objects.get(), choice=poll.proposals.all()[1], by=cast.organiser, at=NOW)
    assert Session.objects.get().slot.starts_at == span(15).starts_at


@pytest.mark.django_db(transaction=True)
def test_of_two_organisers_who_close_at_once_one_does(cast: Cast, poll: Poll) -> None:
    def close(number: int) -> None:
        fresh = Poll.objects.get(pk=poll.pk)
        close_poll(fresh, choice=fresh.proposals.all()[number], by=cast.organiser, at=NOW)

    results = at_once(lambda: close(0), lambda: close(1))

    assert sorted(type(result).__name__ for result in results) == ["NoneType", "Refused"]
    chosen = poll.proposals.get(chosen=True)
    assert Session.objects.get().slot.starts_at == chosen.starts_at


@pytest.mark.django_db(transaction=True)
def test_no_answer_falls_between_open_and_closed(cast: Cast, poll: Poll) -> None:
    said, closed = at_once(
        lambda: say(poll, cast.author, "yes", "no"),
        lambda: close_poll(Poll.objects.get(pk=poll.pk), by=cast.organiser, at=NOW),
    )

    assert (type(said).__name__, PollAnswer.objects.count(), closed) in [
        ("NoneType", 2, None),
        ("Refused", 0, None),
    ]
