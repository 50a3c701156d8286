"""What a superuser sees of programmes: to read, for states move in the product alone."""

from django.contrib import admin

from accounts.admin import ReadOnlyAdmin
from programme.models import (
    Acceptance,
    Booklet,
    Feed,
    Output,
    Phase,
    Poll,
    PollAnswer,
    ProgrammeEvent,
    Proposal,
    Release,
    ReleasedSession,
    ReleaseRemark,
    ReleaseThread,
    Session,
    SessionTrainer,
    Slot,
    Track,
)

admin.site.register(
    [
        Acceptance,
        Phase,
        Booklet,
        Feed,
        Track,
        Session,
        SessionTrainer,
        Slot,
        Output,
        ReleasedSession,
        ReleaseThread,
        ReleaseRemark,
        Poll,
        Proposal,
        PollAnswer,
        ProgrammeEvent,
    ],
    ReadOnlyAdmin,
)


@admin.register(Release)
class ReleaseAdmin(ReadOnlyAdmin):
    list_display = ["cohort", "number", "kind", "released_at", "released_by"]
    list_filter = ["kind"]
