"""What is said of a preliminary release."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from rules.contrib.models import RulesModelBase, RulesModelMixin

from cohorts.models import Cohort
from cohorts.rules import is_member, is_organiser
from programme.enums import DISPOSITIONS, RemarkedField
from programme.models.release import Release
from programme.models.released_session import ReleasedSession
from programme.querysets import ReleaseThreadQuerySet
from programme.rules import may_remark_on_release
from remarks.enums import Outcome, ThreadState
from remarks.models import Remark, Thread


class ReleaseThread(RulesModelMixin, Thread, metaclass=RulesModelBase):
    """A remark on one thing about a session of a preliminary release, and what came of it.

    The quote is how that thing read in the release.
    """

    session = models.ForeignKey(ReleasedSession, on_delete=models.PROTECT, related_name="threads")
    field = models.CharField(_("about"), max_length=20, choices=RemarkedField)
    # The release that told its author, and everybody, what came of it.
    told_in = models.ForeignKey(
        Release, null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )

    # Who speaks for which city, and what was said, oldest first; there when asked for `with_remarks`.
    city: str | None
    said: "list[ReleaseRemark]"

    objects: ClassVar = ReleaseThreadQuerySet.as_manager()

    class Meta(Thread.Meta):
        abstract = False
        rules_permissions: ClassVar = {
            "view": is_member,
            "reply": may_remark_on_release,
            "decide": is_organiser,
        }

    def __str__(self) -> str:
        return f"{self.session}: {self.get_field_display()}"

    @property
    def cohort(self) -> Cohort:
        return self.session.release.cohort

    @property
    def is_resolved(self) -> bool:
        return self.state == ThreadState.RESOLVED

    @property
    def disposition(self) -> str:
        """What came of it, as one says it of a programme; nothing while it waits."""
        return str(DISPOSITIONS[Outcome(self.outcome)]) if self.outcome else ""

    def new_event(self, **fields: Any) -> models.Model:
        from programme.models.event import ProgrammeEvent

        return ProgrammeEvent(cohort=self.cohort, thread=self, **fields)


class ReleaseRemark(Remark):
    """One thing said in a thread about a release."""

    thread = models.ForeignKey(ReleaseThread, on_delete=models.PROTECT, related_name="remarks")

    class Meta(Remark.Meta):
        abstract = False
