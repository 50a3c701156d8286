"""A file that goes with a message."""

from typing import ClassVar

from django.db import models

from outbox.models.message import Message


class Attachment(models.Model):
    """A file of text that goes with a message, as its floor wrote it."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=200)
    # With its parameters besides the character set, such as text/calendar; method=REQUEST.
    content_type = models.CharField(max_length=100)
    text = models.TextField()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.name
