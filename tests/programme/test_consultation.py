"""A preliminary release is discussed session by session, and the next release says what came of it."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from accounts.domain.moves import Refused
from accounts.models import User
from cohorts.models import Tenure
from outbox.models import Message
from programme.domain.answers import cite
from programme.domain.consultation import decide, is_consulted, leave_remark, reply, think_again
from programme.domain.discussion import discuss
from programme.domain.messages.sending import send_all
from programme.domain.release import rehearse_release, release_programme
from programme.domain.sessions import change_session
from programme.domain.slots import change_slot
from programme.domain.telling import tell
from programme.models import ProgrammeEvent, Release, ReleasedSession, ReleaseThread, Session
from tests.at_once import at_once
from tests.conftest import Cast
from tests.factories.programme import SessionFactory


def at(day: int, hour: int = 9) -> dt.datetime:
    return dt.datetime(2024, 9, day, hour, tzinfo=dt.UTC)


@pytest.fixture
def legal(cast: Cast) -> Session:
    session = SessionFactory(cohort=cast.cohort, code="legal", title="Legal", place="Barcelona", order=1)
    change_slot(
        session,
        certainty="window",
        wording="mid-October",
        first_day=dt.date(2024, 10, 11),
        last_day=dt.date(2024, 10, 20),
        by=cast.organiser,
    )
    return session


@pytest.fixture
def first(cast: Cast, legal: Session) -> Release:
    return release_programme(cast.cohort, kind="preliminary", by=cast.organiser, at=at(1))


@pytest.fixture
def remark(cast: Cast, first: Release) -> ReleaseThread:
    return leave_remark(
        first.sessions.get(), field="when", text="Our council sits then.", by=cast.author, at=at(2)
    )


def released(cast: Cast, day: int = 12, kind: str = "final") -> Release:
    return release_programme(cast.cohort, kind=kind, by=cast.organiser, at=at(day))


def firm(session: Session, cast: Cast) -> None:
    session = Session.objects.get(pk=session.pk)
    start = dt.datetime(2024, 10, 17, 8, tzinfo=dt.UTC)
    change_slot(
        session, certainty="firm", starts_at=start, ends_at=start + dt.timedelta(hours=2), by=cast.organiser
    )


@pytest.mark.parametrize(
    ("field", "quote"),
    [
        ("when", "mid-October (11 to 20 October 2024)"),
        ("title", "Legal"),
        ("contents", "Know GDPR; Consent; Retention"),
        ("trainers", ""),
        ("place", "Barcelona"),
        ("outputs", ""),
        ("other", ""),
    ],
)
def test_a_remark_quotes_what_it_is_about(cast: Cast, legal: Session, field: str, quote: str) -> None:
    change_session(legal, goals="Know GDPR", contents="Consent\nRetention", by=cast.organiser)
    copy = released(cast, kind="preliminary").sessions.get()

    thread = leave_remark(copy, field=field, text=" Why? ", by=cast.author)

    assert (thread.quote, thread.state, thread.audience) == (quote, "open", "cohort")
    assert [said.text for said in thread.remarks.all()] == ["Why?"]


def test_only_the_newest_release_is_consulted_and_only_while_it_is_preliminary(
    cast: Cast, first: Release
) -> None:
    assert is_consulted(first)

    second = released(cast, kind="preliminary")
    assert (is_consulted(first), is_consulted(second)) == (False, True)
    with pytest.raises(Refused, match="no longer consulted"):
        leave_remark(first.sessions.get(), field="when", text="Late", by=cast.author)

    final = released(cast)
    assert (is_consulted(second), is_consulted(final)) == (False, False)
    assert ReleaseThread.objects.count() == 0


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_is_no_remark(cast: Cast, first: Release, text: str) -> None:
    with pytest.raises(Refused, match="Write something"):
        leave_remark(first.sessions.get(), field="when", text=text, by=cast.author)

    assert ReleaseThread.objects.count() == 0


@pytest.mark.parametrize(
    ("outcome", "reason", "word"),
    [
        ("changed", "", "adopted"),
        ("partly", "One day later.", "adopted in part"),
        ("answered", "It is in the sheet.", "answered"),
        ("declined", "The venue is taken.", "declined"),
    ],
)
def test_an_organiser_says_what_becomes_of_it(
    cast: Cast, remark: ReleaseThread, outcome: str, reason: str, word: str
) -> None:
    decide(remark, outcome=outcome, reason=reason, by=cast.organiser, at=at(3))

    stored = ReleaseThread.objects.get()
    assert (stored.state, stored.disposition, stored.reason) == ("resolved", word, reason)
    assert (stored.resolved_by, stored.resolved_at) == (cast.organiser, at(3))
    event = ProgrammeEvent.objects.get(thread=stored)
    assert (event.before, event.after, event.by) == ("open", "resolved", cast.organiser)


@pytest.mark.parametrize("outcome", ["partly", "answered", "declined"])
def test_what_is_not_adopted_whole_says_why(cast: Cast, remark: ReleaseThread, outcome: str) -> None:
    with pytest.raises(Refused, match="Say why"):
        decide(remark, outcome=outcome, reason=" ", by=cast.organiser)

    assert ReleaseThread.objects.get().state == "open"


def test_a_decided_remark_is_answered_no_more_until_it_is_taken_back(
    cast: Cast, remark: ReleaseThread
) -> None:
    reply(remark, text="The week after is free.", by=cast.outsider)
    decide(remark, outcome="changed", by=cast.organiser)
    with pytest.raises(Refused, match="is answered"):
        reply(remark, text="Thanks", by=cast.author)

    think_again(remark, by=cast.organiser)

    stored = ReleaseThread.objects.get()
    assert (stored.state, stored.outcome, stored.resolved_by) == ("reopened", "", None)
    reply(stored, text="Thanks", by=cast.author)
    assert stored.remarks.count() == 3


def test_the_next_release_cites_what_it_adopted_and_tells_every_answer(
    cast: Cast, legal: Session, first: Release, remark: ReleaseThread
) -> None:
    copy = first.sessions.get()
    second = leave_remark(copy, field="place", text="Too far.", by=cast.author)
    waiting = leave_remark(copy, field="title", text="Too dry.", by=cast.outsider)
    decide(remark, outcome="changed", by=cast.organiser)
    decide(second, outcome="declined", reason="It is the only room.", by=cast.organiser)
    firm(legal, cast)

    final = released(cast)

    told = {thread.pk: thread.told_in for thread in ReleaseThread.objects.all()}
    assert told == {remark.pk: final, second.pk: final, waiting.pk: None}
    (session,) = tell(final.changes, cite(ReleaseThread.objects.told_by(final).with_remarks()))
    assert [each.words for each in session.differences] == [["surer"]]
    assert session.asked == [remark]
    with pytest.raises(Refused, match="has told this decision"):
        think_again(ReleaseThread.objects.get(pk=remark.pk), by=cast.organiser)


def mails(person: User) -> list[Message]:
    return list(Message.objects.drafted().filter(recipient=person))


def test_who_left_remarks_gets_one_mail_about_all_of_them(
    cast: Cast, first: Release, remark: ReleaseThread
) -> None:
    second = leave_remark(first.sessions.get(), field="place", text="Too far.", by=cast.author)
    decide(remark, outcome="changed", by=cast.organiser)
    decide(second, outcome="declined", reason="It is the only room.", by=cast.organiser)

    send_all(first.mailing, by=cast.organiser)

    final = released(cast)

    assert [each.person for each in final.mailing.messages.all()] == [cast.author]
    (mail,) = mails(cast.author)
    assert mail.subject == (
        "Release 2 of the programme of Urban Digital Twins 2024: what became of your remarks"
    )
    assert mail.text.partition("\n-- ")[0].splitlines() == [
        "Dear Author,",
        "",
        "release 2 of the programme of Urban Digital Twins 2024 is out.",
        "",
        "You left 2 remarks in the consultation. This became of them:",
        "",
        "- Legal, date and time: adopted",
        "- Legal, place: declined. It is the only room.",
        "",
        "Read the consultation:",
        "",
        "http://localhost:8000/udt-test/programme/releases/1/consultation/",
    ]

    send_all(final.mailing, by=cast.organiser)
    released(cast)
    assert mails(cast.author) == []


def test_who_has_left_the_cohort_is_not_written_to(cast: Cast, remark: ReleaseThread) -> None:
    decide(remark, outcome="changed", by=cast.organiser)
    Tenure.objects.filter(user=cast.author).update(ended_at=timezone.now())

    final = released(cast)

    assert mails(cast.author) == []
    assert ReleaseThread.objects.get().told_in == final


def test_a_remark_on_a_text_stands_among_the_changes_by_itself(
    cast: Cast, first: Release, legal: Session
) -> None:
    thread = leave_remark(first.sessions.get(), field="contents", text="And AI?", by=cast.author)
    decide(thread, outcome="changed", by=cast.organiser)
    change_session(Session.objects.get(pk=legal.pk), contents="AI Act", by=cast.organiser)

    final = released(cast)

    assert final.changes == []
    (session,) = tell(final.changes, cite(ReleaseThread.objects.told_by(final).with_remarks()))
    assert (session.title, session.differences, session.asked) == ("Legal", [], [thread])


def test_a_rehearsal_tells_nothing(cast: Cast, remark: ReleaseThread) -> None:
    decide(remark, outcome="changed", by=cast.organiser)

    before = Message.objects.count()

    rehearse_release(cast.cohort)

    assert (ReleaseThread.objects.get().told_in, Message.objects.count()) == (None, before)


def test_every_session_is_open_for_discussion_in_its_order(cast: Cast, remark: ReleaseThread) -> None:
    SessionFactory(cohort=cast.cohort, code="lunch", title="Lunch", kind="break", order=0)
    release = released(cast, kind="preliminary")
    thread = leave_remark(release.sessions.get(code="lunch"), field="other", text="Vegan?", by=cast.author)

    threads = ReleaseThread.objects.of_release(release).with_remarks()
    found = discuss(release.sessions.all(), threads, at=at(3))

    assert [(each.session.code, each.when, each.threads) for each in found] == [
        ("lunch", "date open", [thread]),
        ("legal", "mid-October (11 to 20 October 2024)", []),
    ]
    assert [each.threads[0].city for each in found[:1]] == ["Ghent"]


def test_of_what_is_over_only_what_was_said_stays(cast: Cast, first: Release, remark: ReleaseThread) -> None:
    def found(day: dt.datetime) -> list[tuple[str, bool]]:
        threads = ReleaseThread.objects.with_remarks()
        return [(each.session.code, each.is_over) for each in discuss(first.sessions.all(), threads, at=day)]

    window_ends = dt.datetime(2024, 10, 20, 22, tzinfo=dt.UTC)  # midnight in Brussels
    assert found(window_ends - dt.timedelta(seconds=1)) == [("legal", False)]
    assert found(window_ends) == [("legal", True)]

    assert discuss(first.sessions.all(), [], at=window_ends) == []


@pytest.mark.django_db(transaction=True)
def test_no_remark_falls_between_two_releases(cast: Cast, first: Release) -> None:
    copy = ReleasedSession.objects.get()

    left, final = at_once(
        lambda: leave_remark(copy, field="when", text="Our council sits then.", by=cast.author),
        lambda: released(cast),
    )

    outcome: Any = type(left).__name__
    assert isinstance(final, Release)
    assert (outcome, ReleaseThread.objects.count()) in [("ReleaseThread", 1), ("Refused", 0)]


@pytest.mark.django_db(transaction=True)
def test_of_two_organisers_who_decide_at_once_one_does(cast: Cast, remark: ReleaseThread) -> None:
    def answer(outcome: str) -> None:
        decide(ReleaseThread.objects.get(pk=remark.pk), outcome=outcome, reason="So.", by=cast.organiser)

    results = at_once(lambda: answer("changed"), lambda: answer("declined"))

    assert sorted(type(result).__name__ for result in results) == ["NoneType", "Refused"]
    assert ProgrammeEvent.objects.filter(thread=remark).count() == 1
