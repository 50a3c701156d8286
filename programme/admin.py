"""What a superuser sees of programmes: to read, for states move in the product alone."""

from django.contrib import admin

from accounts.admin import ReadOnlyAdmin
from programme import models
from programme.models import Release

# Every kind of row but the releases, which have a list of their own.
READ = [getattr(models, name) for name in models.__all__ if name != Release.__name__]

admin.site.register(READ, ReadOnlyAdmin)


@admin.register(Release)
class ReleaseAdmin(ReadOnlyAdmin):
    list_display = ["cohort", "number", "kind", "released_at", "released_by"]
    list_filter = ["kind"]
