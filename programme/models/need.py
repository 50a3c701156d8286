"""What must be there before a session can do its work."""

from typing import ClassVar

from django.db import models

from programme.models.output import Output
from programme.models.session import Session
from programme.querysets import NeedQuerySet


class Need(models.Model):
    """A session can do its work only once an output of another session is there."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="needs")
    output = models.ForeignKey(Output, on_delete=models.CASCADE, related_name="needed_by")

    objects: ClassVar = NeedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["session", "output"], name="needed_once")]

    def __str__(self) -> str:
        return f"{self.session}: {self.output}"
