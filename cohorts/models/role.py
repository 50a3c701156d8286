"""What a person is in a cohort, besides a participant."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cohorts.enums import RoleKind
from cohorts.models.cohort import Cohort
from cohorts.querysets import RoleQuerySet


class Role(models.Model):
    """A person organises, teaches or observes a cohort, from when to when."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="roles")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="roles")
    kind = models.CharField(_("role"), max_length=20, choices=RoleKind)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = RoleQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["kind", "user__name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cohort", "user", "kind"],
                condition=models.Q(ended_at=None),
                name="one_role_of_a_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_kind_display()}"
