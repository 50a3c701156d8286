"""What a superuser sees of cohorts."""

from django.contrib import admin

from accounts.admin import ReadOnlyAdmin
from cohorts.models import (
    City,
    CityPair,
    Cohort,
    CohortEvent,
    Invitation,
    Organisation,
    Role,
    Seat,
    Series,
    Tenure,
)

admin.site.register(
    [Series, Cohort, Organisation, City, CityPair, Seat, Tenure, Role, CohortEvent], ReadOnlyAdmin
)


@admin.register(Invitation)
class InvitationAdmin(ReadOnlyAdmin):
    list_display = ["email", "cohort", "state", "sent_at", "expires_at"]
    list_filter = ["state"]
    exclude = ["secret_hash"]
