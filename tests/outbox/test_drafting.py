"""A draft waits until somebody sends it, and files go with it as they were written."""

import pytest
from django.core import mail
from pytest_django import DjangoAssertNumQueries

from accounts.domain.moves import Refused
from accounts.models import User
from outbox.domain.delivering import deliver_due
from outbox.domain.drafting import Draft, draft_messages
from outbox.domain.editing import draft_again, edit_draft, queue_draft
from outbox.domain.queueing import suppress_message
from outbox.models import Message
from tests.factories.accounts import UserFactory
from tests.factories.outbox import MessageFactory

FILE = ("a.ics", "text/calendar; method=REQUEST", "BEGIN:VCALENDAR\r\nSUMMARY:Łódź\r\nEND:VCALENDAR\r\n")


@pytest.fixture
def by(db: None) -> User:
    return UserFactory(email="reader@example.org")


@pytest.fixture
def draft(by: User) -> Message:
    words = {"subject": "A\nword", "text": "Good day.", "dedupe_key": "a"}
    (message,) = draft_messages([Draft(by, files=(FILE,), **words)], by=by, at=by.date_joined)
    return message


def test_a_draft_waits(draft: Message) -> None:
    assert (draft.state, draft.address, draft.subject) == ("drafted", "reader@example.org", "A word")
    assert deliver_due() == 0
    assert list(draft.events.values_list("verb", "before", "after")) == [("drafted", "", "drafted")]


def test_a_file_goes_to_the_byte(draft: Message, by: User) -> None:
    queue_draft(draft, above="Dear all,", by=by)

    assert deliver_due() == 1

    (sent,) = mail.outbox
    (part,) = (part for part in sent.message().walk() if part.get_filename())
    assert (sent.body, part.get_filename()) == ("Dear all,\n\nGood day.", "a.ics")
    assert part.get_payload(decode=True) == FILE[2].encode()
    assert (part.get_content_type(), part.get_param("method")) == ("text/calendar", "REQUEST")


def test_many_cost_no_more_questions_than_two(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    by = UserFactory()
    many = [Draft(by, "Hello", "Good day.", f"key-{number}", (FILE,)) for number in range(40)]

    with django_assert_num_queries(5):
        draft_messages(many, by=by, at=by.date_joined)


def test_only_a_draft_is_edited_or_sent(draft: Message, by: User) -> None:
    edit_draft(draft, subject="Other", text="Good night.", version=1, by=by)
    with pytest.raises(Refused):
        edit_draft(draft, subject="Third", text="Good noon.", version=1, by=by)
    assert Message.objects.values_list("subject", "text", "version").get() == ("Other", "Good night.", 2)

    queue_draft(Message.objects.get(), by=by)
    with pytest.raises(Refused):
        queue_draft(draft, by=by)


def test_what_was_held_back_may_be_a_draft_again(draft: Message, by: User) -> None:
    suppress_message(draft, note="held back", by=by)

    draft_again(draft, by=by)

    assert Message.objects.get().state == "drafted"
    with pytest.raises(Refused):
        draft_again(MessageFactory(state="sent"), by=by)
