"""What is queued is queued once, and can be held back."""

import pytest

from accounts.domain.moves import Refused
from outbox.domain.queueing import queue_message, retry_message, suppress_message
from outbox.models import Message
from tests.at_once import at_once
from tests.factories.outbox import MessageFactory


def queue(key="welcome:1", **changes):
    fields = {"address": "a@example.org", "subject": "Welcome", "text": "Good day.", **changes}
    return queue_message(dedupe_key=key, **fields)


def test_a_message_is_queued(db):
    message = queue()

    assert (message.state, message.address, message.text) == ("queued", "a@example.org", "Good day.")
    assert list(message.events.values_list("verb", "by")) == [("queued", None)]


def test_the_same_key_is_the_same_message(db):
    first, second = queue(), queue(text="Something else.")

    assert first == second
    assert [m.text for m in Message.objects.all()] == ["Good day."]
    assert first.events.count() == 1


def test_a_subject_is_one_line(db):
    message = queue(subject="Welcome\r\nBcc: everybody@example.org\n")

    assert message.subject == "Welcome Bcc: everybody@example.org"


@pytest.mark.django_db(transaction=True)
def test_two_who_queue_the_same_at_once_queue_one():
    one, two = at_once(queue, queue)

    assert one == two
    assert Message.objects.count() == 1


def test_a_suppressed_message_keeps_no_secret(db):
    message = queue(text="Come in: s3cret", blot="s3cret")

    suppress_message(message, by=None)

    message.refresh_from_db()
    assert (message.state, message.text, message.blot) == ("suppressed", "Come in: …", "")


def test_what_was_sent_can_not_be_suppressed(db):
    with pytest.raises(Refused):
        suppress_message(MessageFactory(state="sent"), by=None)


def test_only_a_failed_message_is_tried_again(db):
    failed = MessageFactory(state="failed")

    retry_message(failed, by=None)

    assert Message.objects.get().state == "queued"
    with pytest.raises(Refused):
        retry_message(failed, by=None)
