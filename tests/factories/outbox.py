"""Messages."""

import factory

from outbox.enums import MessageState
from outbox.models import Message


class MessageFactory(factory.django.DjangoModelFactory[Message]):
    class Meta:
        model = Message

    address = "reader@example.org"
    subject = "A word"
    text = "A few words."
    dedupe_key = factory.Sequence(lambda n: f"key-{n}")
    state = MessageState.QUEUED
