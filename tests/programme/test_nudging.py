"""Reminding those who have not answered a poll: once a day, and nobody in vain."""

import datetime as dt

import pytest

from accounts.domain.moves import Refused
from outbox.models import Message
from programme.domain.nudging import nudge
from programme.domain.polls import close_poll
from programme.models import Poll
from tests.at_once import at_once
from tests.conftest import Cast
from tests.programme.polling import NOW, make_poll, make_session, say


@pytest.fixture
def poll(cast: Cast) -> Poll:
    return make_poll(cast, make_session(cast))


def test_who_is_missing_is_reminded_once_a_day(cast: Cast, poll: Poll) -> None:
    say(poll, cast.author, "yes", "no")

    assert nudge(poll, by=cast.organiser, at=NOW) == 3
    with pytest.raises(Refused, match="today already"):
        nudge(poll, by=cast.organiser, at=NOW.replace(hour=21, minute=59))  # 23:59 in Brussels
    say(poll, cast.trainer, "yes", "yes")
    assert nudge(poll, by=cast.organiser, at=NOW.replace(hour=22)) == 2

    mails = Message.objects.order_by("pk").values_list("address", "state")
    assert list(mails) == [
        ("partner@example.org", "queued"),
        ("outsider@example.org", "queued"),
        ("trainer@example.org", "queued"),
        ("partner@example.org", "queued"),
        ("outsider@example.org", "queued"),
    ]


def test_the_mail_says_what_is_asked(cast: Cast, poll: Poll) -> None:
    nudge(poll, by=cast.organiser, at=NOW)
    nudge(poll, by=cast.organiser, at=NOW + dt.timedelta(days=9))

    early, *_rest, late = Message.objects.order_by("pk")
    assert early.subject == "Urban Digital Twins 2024: when can you come to “Legal”?"
    assert early.text.partition("\n-- ")[0].splitlines() == [
        "Dear Author,",
        "",
        "a date is sought for “Legal” of Urban Digital Twins 2024, edition 2024. You have not said yet when "
        "you can. These times are proposed:",
        "",
        "- Mon 14 October 2024, 10:00 to 12:00 CEST",
        "- Tue 15 October 2024, 10:00 to 12:00 CEST",
        "",
        "Answer by Tuesday 10 September 2024; it takes a minute:",
        "",
        f"http://localhost:8000/udt-test/programme/polls/{poll.pk}/",
    ]
    assert "Yours still counts until they close the poll" in late.text


def test_nobody_is_reminded_in_vain(cast: Cast, poll: Poll) -> None:
    for person in (cast.author, cast.partner, cast.outsider, cast.trainer):
        say(poll, person, "yes", "no")
    with pytest.raises(Refused, match="Everybody"):
        nudge(poll, by=cast.organiser, at=NOW)

    close_poll(Poll.objects.get(), by=cast.organiser, at=NOW)
    with pytest.raises(Refused, match="closed"):
        nudge(poll, by=cast.organiser, at=NOW)

    assert (Message.objects.count(), Poll.objects.get().nudged_on) == (0, None)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_remind_at_once_one_writes(cast: Cast, poll: Poll) -> None:
    results = at_once(*[lambda: nudge(Poll.objects.get(pk=poll.pk), by=cast.organiser, at=NOW)] * 2)

    assert sorted(type(result).__name__ for result in results) == ["Refused", "int"]
    assert Message.objects.count() == 4
