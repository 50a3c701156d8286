"""What a superuser sees of the outbox."""

from django.contrib import admin

from accounts.admin import ReadOnlyAdmin
from outbox.models import Message


@admin.register(Message)
class MessageAdmin(ReadOnlyAdmin):
    # Not the text: one that is still queued may hold somebody's way in.
    fields = ["address", "subject", "state", "created_at", "sent_at", "attempts", "problem"]
    list_display = ["address", "subject", "state", "attempts", "sent_at"]
    list_filter = ["state"]
    search_fields = ["address", "subject"]
