"""The admin shows the guide's rows and changes none: whatever has states moves in the product."""

from typing import Any

from django.contrib import admin

from accounts.admin import ReadOnlyAdmin
from guide.models import (
    Artefact,
    Build,
    Chapter,
    ChapterItem,
    Consent,
    Edition,
    EditorialRevision,
    Excerpt,
    GuideEvent,
    Publication,
)

SHOWN: dict[Any, tuple[str, ...]] = {
    Excerpt: ("code", "section", "state", "proposed_at"),
    Consent: ("excerpt", "seat", "naming", "given_at", "withdrawn_at"),
    Edition: ("cohort", "version", "state"),
    Chapter: ("edition", "number", "title"),
    ChapterItem: ("chapter", "order", "excerpt"),
    EditorialRevision: ("chapter", "number", "author", "stored_at"),
    Build: ("edition", "state", "attempts", "requested_at"),
    Artefact: ("build", "kind", "sha256", "size"),
    Publication: ("edition", "published_at", "downloads"),
    GuideEvent: ("at", "verb", "by", "excerpt", "edition", "build"),
}
for model, columns in SHOWN.items():
    admin.site.register(model, type(f"{model.__name__}Admin", (ReadOnlyAdmin,), {"list_display": columns}))
