"""What is to be told to whom, once, and what became of it."""

from outbox.models.attachment import Attachment
from outbox.models.event import MessageEvent
from outbox.models.message import Message

__all__ = ["Attachment", "Message", "MessageEvent"]
