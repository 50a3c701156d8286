"""A message leaves once, or fails openly."""

import datetime as dt
from smtplib import SMTPException

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends import locmem
from django.db import connection
from django.utils import timezone

from outbox.domain.delivering import deliver_due
from outbox.models import Message
from outbox.tasks import deliver
from tests.at_once import at_once
from tests.factories.outbox import MessageFactory

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)


@pytest.fixture
def closed_post_office(monkeypatch):
    def refuse(*args):
        raise SMTPException("the post office is closed")

    monkeypatch.setattr(locmem.EmailBackend, "send_messages", refuse)


def later(minutes):
    return NOON + dt.timedelta(minutes=minutes)


def test_what_is_queued_is_sent(db):
    MessageFactory(subject="One", text="First.", address="a@example.org")

    assert deliver_due(NOON) == 1

    assert [(m.to, m.subject, m.body) for m in mail.outbox] == [(["a@example.org"], "One", "First.")]
    sent = Message.objects.get()
    assert (sent.state, sent.sent_at, sent.attempts, sent.problem) == ("sent", NOON, 1, "")
    assert list(sent.events.values_list("verb", "before", "after")) == [("sent", "queued", "sent")]


def test_a_mail_is_html_too(db):
    MessageFactory(subject="One", text="First.")

    deliver_due(NOON)

    [html] = mail.outbox[0].alternatives
    assert (html.mimetype, html.content.count("First."), html.content.count("One")) == ("text/html", 2, 2)


def test_what_was_sent_is_not_sent_again(db):
    MessageFactory()

    assert [deliver_due(NOON), deliver_due(NOON)] == [1, 0]
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("state", ["drafted", "sent", "failed", "suppressed"])
def test_only_what_is_queued_goes(db, state):
    MessageFactory(state=state)

    assert deliver_due(NOON) == 0
    assert mail.outbox == []


def test_the_oldest_go_first_and_not_all_at_once(db):
    for number in (3, 1, 2):
        MessageFactory(subject=str(number), created_at=later(number))

    assert deliver_due(later(60), limit=2) == 2
    assert [m.subject for m in mail.outbox] == ["1", "2"]


def test_a_secret_leaves_with_the_mail(db):
    MessageFactory(text="Come in: s3cret", blot="s3cret")

    deliver_due(NOON)

    assert mail.outbox[0].body == "Come in: s3cret"
    assert list(Message.objects.values_list("text", "blot")) == [("Come in: …", "")]


def test_a_failure_is_said_and_tried_again_three_times(db, closed_post_office):
    MessageFactory()

    seen = []
    for minutes in (0, 1, 5, 6, 15, 60, 600):
        deliver_due(later(minutes))
        seen.append(tuple(Message.objects.values_list("state", "attempts").get()))

    assert seen == [("failed", n) for n in (1, 1, 2, 2, 3, 3, 3)]
    assert Message.objects.get().problem == "SMTPException: the post office is closed"


def test_one_failure_does_not_hold_up_the_others(db):
    MessageFactory(subject="bad", address="not an address\nat all")
    MessageFactory(subject="good")

    assert deliver_due(NOON) == 1
    assert dict(Message.objects.values_list("subject", "state")) == {"bad": "failed", "good": "sent"}


def test_a_worker_that_died_leaves_it_failed_and_not_sent_twice(db):
    message = MessageFactory(not_before=later(5), attempts=1)

    assert deliver_due(later(4)) == 0
    message.refresh_from_db()
    assert message.state == "queued"

    assert deliver_due(later(5)) == 0
    assert deliver_due(later(500)) == 0
    message.refresh_from_db()
    assert (message.state, mail.outbox) == ("failed", [])
    assert message.problem == "The worker stopped while it was sending; the mail may have gone."


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_each_message_once():
    for number in range(6):
        MessageFactory(subject=str(number))

    sent = at_once(deliver_due, deliver_due, deliver_due)

    assert sum(sent) == 6
    assert sorted(m.subject for m in mail.outbox) == ["0", "1", "2", "3", "4", "5"]


def test_the_task_delivers(db):
    MessageFactory()

    assert deliver() == 1


def test_a_clock_that_is_ahead_takes_no_message_from_who_sends_it(db):
    """A server's clock is everybody's; a file of SQLite lives on one machine, and goes by that one's."""
    now = timezone.now()
    MessageFactory(not_before=now + dt.timedelta(hours=1), attempts=1)
    with time_machine.travel(now + dt.timedelta(hours=10)):
        deliver_due()

    assert Message.objects.get().state == ("queued" if connection.vendor == "postgresql" else "failed")
