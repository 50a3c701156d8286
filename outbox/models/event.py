"""What happened to a message."""

from django.db import models

from accounts.models import Event
from outbox.models.message import Message


class MessageEvent(Event):
    """One thing that happened to a message."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="events")
