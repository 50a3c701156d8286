"""Drafts of a release are read, edited, held back and sent, each once, by one organiser or by two at once."""

from smtplib import SMTPException

import pytest
from django.core import mail
from django.core.mail.backends import locmem
from django.utils import timezone

from accounts.domain.moves import Refused
from cohorts.models import Tenure
from outbox.domain.delivering import deliver_due
from outbox.domain.editing import edit_draft
from outbox.models import Message
from programme.domain.messages.holding import hold_back, put_back, send_again
from programme.domain.messages.noting import write_note
from programme.domain.messages.sending import send_all, send_one
from programme.domain.messages.standing import find_overview
from programme.models import Mailing
from tests.at_once import at_once
from tests.conftest import Cast
from tests.programme.telling import drafts, plan, put, release, told, utc


@pytest.fixture
def mailing(cast: Cast) -> Mailing:
    plan(cast)
    return release(cast).mailing


def states(mailing: Mailing) -> dict[str, str]:
    rows = mailing.messages.values_list("person__email", "message__state")
    return {email.partition("@")[0]: state for email, state in rows}


def test_nothing_goes_out_until_it_is_sent(mailing: Mailing, cast: Cast) -> None:
    assert (deliver_due(), mail.outbox) == (0, [])

    assert send_all(mailing, by=cast.organiser) == (6, 0)

    assert deliver_due() == 6
    assert sorted(each.to[0].partition("@")[0] for each in mail.outbox) == [
        "author", "observer", "organiser", "outsider", "partner", "trainer",
    ]  # fmt: skip


def test_sent_twice_it_goes_once(mailing: Mailing, cast: Cast) -> None:
    assert [send_all(mailing, by=cast.organiser), send_all(mailing, by=cast.organiser)] == [(6, 0), (0, 0)]

    deliver_due()
    with pytest.raises(Refused):
        send_one(told(mailing, "author"), by=cast.organiser)
    assert (deliver_due(), len(mail.outbox)) == (0, 6)


def test_the_note_stands_above_what_is_sent_from_then_on(mailing: Mailing, cast: Cast) -> None:
    send_one(told(mailing, "author"), by=cast.organiser)
    write_note(mailing, note=" Dear all,\n\nsee you. ", version=1, by=cast.organiser)

    send_one(told(mailing, "partner"), by=cast.organiser)

    starts = {name: told(mailing, name).message.text.partition(",")[0] for name in ("author", "partner")}
    assert starts == {"author": "Dear Author", "partner": "Dear all"}
    assert told(mailing, "partner").message.text.splitlines()[:5] == [
        "Dear all,", "", "see you.", "", "Dear Partner,",
    ]  # fmt: skip


def test_of_two_who_write_the_note_the_second_reads_first(mailing: Mailing, cast: Cast) -> None:
    write_note(mailing, note="First.", version=1, by=cast.organiser)

    with pytest.raises(Refused, match="Somebody else wrote this note"):
        write_note(mailing, note="Second.", version=1, by=cast.organiser)

    assert Mailing.objects.get().note == "First."


def test_a_draft_is_edited_until_it_is_sent(mailing: Mailing, cast: Cast) -> None:
    message = told(mailing, "author").message
    edit_draft(message, subject="For\nyou", text=" Dear both, ", version=1, by=cast.organiser)

    with pytest.raises(Refused, match="Somebody else edited or sent"):
        edit_draft(message, subject="Mine", text="Mine", version=1, by=cast.organiser)
    send_all(mailing, by=cast.organiser)
    with pytest.raises(Refused, match="Somebody else edited or sent"):
        edit_draft(message, subject="Late", text="Late", version=2, by=cast.organiser)

    deliver_due()
    mine = [each for each in mail.outbox if each.to == ["author@example.org"]]
    assert [(each.subject, each.body) for each in mine] == [("For you", "Dear both,")]
    assert len(mine[0].attachments) == 2


def test_one_is_held_back_and_put_back(mailing: Mailing, cast: Cast) -> None:
    hold_back(told(mailing, "author"), by=cast.organiser)
    assert send_all(mailing, by=cast.organiser) == (5, 0)
    assert states(mailing)["author"] == "suppressed"

    put_back(told(mailing, "author"), by=cast.organiser)

    assert send_all(mailing, by=cast.organiser) == (1, 0)
    with pytest.raises(Refused, match="no draft any more"):
        hold_back(told(mailing, "author"), by=cast.organiser)


def test_what_was_held_back_is_told_with_the_next_release(mailing: Mailing, cast: Cast) -> None:
    hold_back(told(mailing, "author"), by=cast.organiser)
    send_all(mailing, by=cast.organiser)

    release(cast)

    assert drafts() == {"author": ["plenary.ics", "law.ics"]}
    with pytest.raises(Refused, match="Release 2 has taken its place"):
        put_back(told(mailing, "author"), by=cast.organiser)


def test_who_left_between_draft_and_sending_gets_nothing(mailing: Mailing, cast: Cast) -> None:
    Tenure.objects.filter(user__in=[cast.author, cast.partner]).update(ended_at=timezone.now())

    assert send_one(told(mailing, "author"), by=cast.organiser) is False
    assert send_all(mailing, by=cast.organiser) == (4, 1)

    deliver_due()
    assert sorted(each.to[0].partition("@")[0] for each in mail.outbox) == [
        "observer", "organiser", "outsider", "trainer",
    ]  # fmt: skip
    event = told(mailing, "author").message.events.get(verb="suppressed")
    assert (event.note, event.by) == ("left the edition", cast.organiser)


def test_it_goes_to_where_its_person_is_reached_now(mailing: Mailing, cast: Cast) -> None:
    cast.author.email = "new@example.org"
    cast.author.save()

    send_all(mailing, by=cast.organiser)

    assert Message.objects.get(recipient=cast.author).address == "new@example.org"


def test_what_did_not_arrive_is_said_and_sent_again(
    mailing: Mailing, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object) -> None:
        raise SMTPException("no such letterbox")

    send_one(told(mailing, "author"), by=cast.organiser)
    with monkeypatch.context() as closed:
        closed.setattr(locmem.EmailBackend, "send_messages", refuse)
        deliver_due()
    row = next(row for row in find_overview(mailing).rows if row.told.person == cast.author)
    assert (row.word, row.told.message.problem) == ("did not arrive", "SMTPException: no such letterbox")
    assert row.acts == (("again", "Send again"),)

    send_again(row.told, by=cast.organiser)

    assert (deliver_due(), [each.to for each in mail.outbox]) == (1, [["author@example.org"]])


def test_a_failed_one_is_told_by_the_next_release_instead(mailing: Mailing, cast: Cast) -> None:
    Message.objects.filter(recipient=cast.author).update(state="failed", attempts=3)

    release(cast)

    assert states(mailing)["author"] == "suppressed"
    assert drafts()["author"] == ["plenary.ics", "law.ics"]


def test_a_worker_that_died_sends_nothing_twice(mailing: Mailing, cast: Cast) -> None:
    send_one(told(mailing, "author"), by=cast.organiser)
    Message.objects.filter(recipient=cast.author).update(not_before=utc(1, 0), attempts=1)

    assert (deliver_due(utc(1, 1)), deliver_due(utc(2, 1)), mail.outbox) == (0, 0, [])
    assert states(mailing)["author"] == "failed"


def test_an_older_release_has_nothing_to_send(mailing: Mailing, cast: Cast) -> None:
    put(cast, "law", 6, 8)
    newer = release(cast)

    overview = find_overview(mailing)

    assert (overview.newer, overview.drafts) == (newer, 0)
    assert {row.acts for row in overview.rows} == {()}
    assert overview.tally == [(6, "held back")]


@pytest.mark.django_db(transaction=True)
def test_two_organisers_who_send_at_once_send_each_message_once(mailing: Mailing, cast: Cast) -> None:
    def send() -> tuple[int, int]:
        return send_all(Mailing.objects.get(pk=mailing.pk), by=cast.organiser)

    results = at_once(send, send)

    assert sum(each[0] for each in results if isinstance(each, tuple)) == 6
    assert [type(each).__name__ for each in results].count("tuple") >= 1
    deliver_due()
    assert len(mail.outbox) == 6


@pytest.mark.django_db(transaction=True)
def test_a_message_is_sent_or_told_anew_by_a_release_in_the_same_moment(mailing: Mailing, cast: Cast) -> None:
    sent, newer = at_once(
        lambda: send_all(Mailing.objects.get(pk=mailing.pk), by=cast.organiser), lambda: release(cast)
    )

    assert (sent, newer.mailing.messages.count()) in [((6, 0), 0), ((0, 0), 6)]
