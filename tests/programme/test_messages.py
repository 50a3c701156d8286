"""Who is told of a release, why, and in which words."""

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cohorts.models import CityPair, Role, Tenure
from outbox.models import Message
from programme.domain.consultation import decide, leave_remark
from programme.domain.copies import newest_copies
from programme.domain.messages.audience import find_audience
from programme.domain.messages.effect import reckon_effect
from programme.domain.messages.groups import group_alike
from programme.domain.messages.sending import send_all
from programme.domain.release import rehearse_release, release_programme
from programme.domain.restoring import restore_release
from programme.domain.sessions import change_session, set_trainers
from programme.domain.slots import change_slot
from programme.domain.stages import cancel_session
from programme.models import Mailing, ReleaseMessage, Session
from tests.conftest import Cast
from tests.factories.cohorts import RoleFactory, TenureFactory
from tests.programme.telling import drafts, lines, plan, put, release, told, utc

EVERYBODY = ["author", "observer", "organiser", "outsider", "partner", "trainer"]


@pytest.fixture
def planned(cast: Cast) -> Cast:
    plan(cast)
    return cast


@pytest.fixture
def first(planned: Cast) -> Mailing:
    """The first release, sent to everybody."""
    mailing = release(planned).mailing
    assert send_all(mailing, by=planned.organiser) == (6, 0)
    return mailing


def test_the_first_release_tells_each_the_own_programme(planned: Cast) -> None:
    release(planned)

    assert drafts() == {
        "author": ["plenary.ics", "law.ics"],
        "observer": ["plenary.ics", "law.ics", "data.ics"],
        "organiser": ["plenary.ics", "law.ics", "data.ics"],
        "outsider": ["plenary.ics", "law.ics"],
        "partner": ["plenary.ics", "data.ics"],
        "trainer": ["plenary.ics", "data.ics"],
    }
    assert set(Message.objects.values_list("state", flat=True)) == {"drafted"}


def test_it_is_said_in_whole(planned: Cast) -> None:
    release(planned)

    message = Message.objects.get(address="partner@example.org")
    assert message.subject == "Your programme of Urban Digital Twins 2024"
    assert message.text.splitlines() == [
        "Dear Partner,",
        "",
        "release 1 of the programme of Urban Digital Twins 2024 is out. This is what you are expected at:",
        "",
        "- Plenary: Fri 1 November 2024, 09:00 to 10:00 CET, Online",
        "- Data: Sun 3 November 2024, 09:00 to 10:00 CET",
        "- Open: date open",
        "",
        "The 2 files that come with this mail bring it into your calendar.",
        "",
        "Read the programme:",
        "",
        "http://localhost:8000/udt-test/programme/",
        "",
        "-- ",
        "Trellis, where cities learn together",
        "http://localhost:8000/",
    ]


def test_a_reader_elsewhere_finds_the_own_clock_beside_it(planned: Cast) -> None:
    planned.partner.time_zone = "Europe/Lisbon"
    planned.partner.save()
    put(planned, "data", 3, 9, certainty="tentative")

    release(planned)

    assert lines("partner")[1] == (
        "Data: Sun 3 November 2024, 10:00 to 11:00 CET; the date is tentative; "
        "on your clock Sun 3 November 2024, 09:00 to 10:00 WET"
    )


def test_each_is_told_what_changed_for_them_and_nobody_else(first: Mailing, planned: Cast) -> None:
    put(planned, "law", 6, 8)

    release(planned)

    assert list(drafts()) == ["author", "observer", "organiser", "outsider"]
    assert lines("author") == [
        "Law: moved: Wed 6 November 2024, 09:00 to 10:00 CET (it was Sat 2 November 2024, 09:00 to 10:00 CET)"
    ]
    message = Message.objects.drafted().get(address="author@example.org")
    assert message.subject == "Release 2 of the programme of Urban Digital Twins 2024: what changed for you"
    assert message.text.splitlines()[2] == (
        "release 2 of the programme of Urban Digital Twins 2024 is out. This changed for you since release 1:"
    )


def test_a_new_title_is_said_once_with_the_day_and_place(first: Mailing, planned: Cast) -> None:
    session = Session.objects.get(code="law")
    change_session(session, title="The law", place="Barcelona", by=planned.organiser)

    release(planned)

    assert lines("author") == [
        "The law: elsewhere: Barcelona; retitled (it was Law); Sat 2 November 2024, 09:00 to 10:00 CET"
    ]


def test_a_change_of_prose_or_of_a_lunch_is_told_to_nobody(first: Mailing, planned: Cast) -> None:
    change_session(Session.objects.get(code="law"), relevance="Trust.", by=planned.organiser)
    put(planned, "lunch", 4, 9)

    second = release(planned)

    assert (drafts(), second.mailing.messages.count()) == ({}, 0)


def test_who_no_longer_teaches_is_told_and_loses_the_entry(first: Mailing, planned: Cast) -> None:
    set_trainers(Session.objects.get(code="data"), [], by=planned.organiser)

    release(planned)

    assert drafts() == {"observer": [], "organiser": [], "partner": [], "trainer": ["data-cancelled.ics"]}
    assert lines("trainer") == ["Data: you are no longer expected there"]


def test_two_roles_are_one_message(planned: Cast) -> None:
    RoleFactory(cohort=planned.cohort, user=planned.author, kind="trainer")
    RoleFactory(cohort=planned.cohort, user=planned.author, kind="observer")

    release(planned)

    assert Message.objects.filter(address="author@example.org").count() == 1
    assert drafts()["author"] == ["plenary.ics", "law.ics", "data.ics"]


def test_who_has_left_and_a_withdrawn_city_are_told_nothing(planned: Cast) -> None:
    CityPair.objects.filter(city__slug="oslo").update(state="withdrawn")
    Role.objects.filter(user=planned.observer).update(ended_at=timezone.now())
    planned.trainer.is_active = False
    planned.trainer.save()

    release(planned)

    assert list(drafts()) == ["author", "organiser", "partner"]


def test_who_comes_later_gets_the_whole_programme_with_the_next_release(
    first: Mailing, planned: Cast
) -> None:
    Tenure.objects.filter(user=planned.outsider).update(ended_at=timezone.now())
    TenureFactory(seat=planned.oslo.seats.get(number=1), user=planned.stranger)
    put(planned, "plenary", 1, 9)

    release(planned)

    assert [name for name in drafts() if name in ("outsider", "stranger")] == ["stranger"]
    assert drafts()["stranger"] == ["plenary.ics", "law.ics"]
    assert drafts()["author"] == ["plenary.ics"]


def test_what_is_over_concerns_nobody(planned: Cast) -> None:
    release(planned, day=2, hour=12)

    assert drafts()["author"] == []
    assert lines("author") == ["Open: date open"]
    assert lines("partner") == ["Data: Sun 3 November 2024, 09:00 to 10:00 CET", "Open: date open"]


def test_a_release_before_the_last_was_sent_tells_all_of_it_at_once(first: Mailing, planned: Cast) -> None:
    put(planned, "law", 6, 8)
    second = release(planned)
    put(planned, "plenary", 1, 9)

    release(planned)

    assert lines("author") == [
        "Plenary: moved: Fri 1 November 2024, 10:00 to 11:00 CET "
        "(it was Fri 1 November 2024, 09:00 to 10:00 CET)",
        "Law: moved: Wed 6 November 2024, 09:00 to 10:00 CET "
        "(it was Sat 2 November 2024, 09:00 to 10:00 CET)",
    ]
    assert set(second.mailing.messages.values_list("message__state", flat=True)) == {"suppressed"}
    event = told(second.mailing, "author").message.events.get(verb="suppressed")
    assert event.note == "release 3 tells it"


def test_what_was_changed_and_changed_back_unsent_is_no_news(first: Mailing, planned: Cast) -> None:
    put(planned, "law", 6, 8)
    release(planned)
    put(planned, "law", 2, 8)

    release(planned)

    assert drafts() == {}


def test_answers_to_remarks_come_in_the_same_mail(first: Mailing, planned: Cast) -> None:
    preliminary = release_programme(planned.cohort, kind="preliminary", by=planned.organiser, at=utc(1, 1))
    for who, reason in ((planned.author, "The room is booked."), (planned.partner, "")):
        remark = leave_remark(preliminary.sessions.get(code="law"), field="when", text="Late.", by=who)
        outcome = "declined" if reason else "changed"
        decide(remark, outcome=outcome, reason=reason, by=planned.organiser)
    put(planned, "law", 6, 8)

    release(planned)

    assert list(drafts()) == ["author", "observer", "organiser", "outsider", "partner"]
    assert lines("author")[1:] == ["Law, date and time: declined. The room is booked."]
    assert lines("partner") == ["Law, date and time: adopted"]
    subject = Message.objects.drafted().get(address="partner@example.org").subject
    assert subject == "Release 3 of the programme of Urban Digital Twins 2024: what became of your remarks"


def test_an_answer_that_was_never_sent_comes_with_the_next_release(first: Mailing, planned: Cast) -> None:
    preliminary = release_programme(planned.cohort, kind="preliminary", by=planned.organiser, at=utc(1, 1))
    remark = leave_remark(
        preliminary.sessions.get(code="law"), field="when", text="Late.", by=planned.partner
    )
    decide(remark, outcome="changed", by=planned.organiser)
    third = release(planned)

    fourth = release(planned)
    assert (list(drafts()), lines("partner")) == (["partner"], ["Law, date and time: adopted"])
    assert [r.mailing.messages.get().message.state for r in (third, fourth)] == ["suppressed", "drafted"]

    send_all(fourth.mailing, by=planned.organiser)
    release(planned)
    assert drafts() == {}


def test_a_release_brought_back_tells_what_differs_and_no_answers(first: Mailing, planned: Cast) -> None:
    put(planned, "law", 6, 8)
    send_all(release(planned).mailing, by=planned.organiser)

    third = restore_release(first.release, by=planned.organiser, at=utc(1, 2))

    assert list(drafts()) == ["author", "observer", "organiser", "outsider"]
    assert lines("author") == [
        "Law: moved: Sat 2 November 2024, 09:00 to 10:00 CET (it was Wed 6 November 2024, 09:00 to 10:00 CET)"
    ]
    assert third.mailing.messages.count() == 4


def test_a_rehearsal_groups_who_is_told_the_same(first: Mailing, planned: Cast) -> None:
    put(planned, "plenary", 1, 9)
    cancel_session(Session.objects.get(code="law"), by=planned.organiser)

    rehearsal = rehearse_release(planned.cohort)
    audience = find_audience(planned.cohort, rehearsal.copies, [], at=utc(1, 0))

    found = [
        ([reader.person.name for reader in group.readers], group.tally, group.sessions)
        for group in group_alike(audience.told)
    ]
    moved, cancelled = ("Plenary", "moved"), ("Law", "cancelled")
    assert found == [
        (
            ["Author", "Observer", "Organiser", "Outsider"],
            [(1, "moved"), (1, "cancelled")],
            [moved, cancelled],
        ),
        (["Partner", "Trainer"], [(1, "moved")], [moved]),
    ]
    assert [reader.words for group in group_alike(audience.told) for reader in group.readers] == [
        "Ghent (Policy)", "Observer", "Organiser", "Oslo (Policy)", "Ghent (Technical)", "Trainer",
    ]  # fmt: skip
    assert (audience.silent, Mailing.objects.count()) == ([], 1)


def test_a_rehearsal_reckons_what_calendars_do(first: Mailing, planned: Cast) -> None:
    put(planned, "plenary", 1, 9)
    change_session(Session.objects.get(code="data"), title="Numbers", by=planned.organiser)
    cancel_session(Session.objects.get(code="law"), by=planned.organiser)
    put(planned, "open", 8, 8)
    change_slot(Session.objects.get(code="lunch"), certainty="undated", by=planned.organiser)

    effect = reckon_effect(newest_copies(first.release), rehearse_release(planned.cohort).copies)

    assert effect.__dict__ == {"new": 1, "updated": 2, "raised": 1, "cancelled": 2, "undated": 1}


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(["plenary", "law", "data", "open", "send"]), max_size=6))
def test_nobody_is_told_of_a_session_that_concerns_no_role_of_theirs(cast: Cast, steps: list[str]) -> None:
    if not Session.objects.exists():
        plan(cast)
    theirs = {
        "author": {"Plenary", "Law", "Open"},
        "outsider": {"Plenary", "Law", "Open"},
        "partner": {"Plenary", "Data", "Open"},
        "trainer": {"Plenary", "Data", "Open"},
    }
    for number, step in enumerate(steps):
        if step == "send":
            send_all(release(cast).mailing, by=cast.organiser)
        else:
            put(cast, step, 8 + number, 8 + number)
        release(cast)
        for name in set(drafts()) & set(theirs):
            assert {line.partition(":")[0] for line in lines(name)} <= theirs[name]
        assert not set(drafts()) - set(EVERYBODY)
    assert ReleaseMessage.objects.filter(person__in=[cast.stranger, cast.former]).count() == 0
