"""What is to be told to whom, once, and what became of it."""

from outbox.models.event import MessageEvent
from outbox.models.message import Message

__all__ = ["Message", "MessageEvent"]
