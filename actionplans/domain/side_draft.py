"""What waits beside a section for its writer: kept, told apart from what the text holds already, put away."""

import datetime as dt

from django.utils import timezone

from accounts.models import User
from actionplans.models import Section, SideDraft
from prose.merge import merge


def keep_aside(section_id: int, text: str, base: int, *, by: User, at: dt.datetime) -> None:
    """Keep a text that can't be stored: one per person, section and base, the newest of them."""
    SideDraft.objects.update_or_create(
        section_id=section_id,
        author=by,
        base=base,
        defaults={"text": text, "stored_at": at, "put_away_at": None},
    )


def put_away(draft: SideDraft, *, at: dt.datetime | None = None) -> None:
    """Its author has done with a side draft; it is kept, below the section's history."""
    draft.put_away_at = at or timezone.now()
    draft.save(update_fields=["put_away_at"])


def waiting_drafts(section: Section, *, of: User, at: dt.datetime | None = None) -> list[SideDraft]:
    """A person's drafts that would still change the newest text; the others are put away.

    A draft that was taken up, or chosen, is in the text: it must not wait for ever.
    """
    drafts = list(SideDraft.objects.of(of).in_section(section).waiting())
    bases = section.revisions.texts_at(draft.base for draft in drafts) if drafts else {}
    waiting = []
    for draft in drafts:
        if draft.base in bases and holds_all_of(section.text, draft.text, bases[draft.base]):
            put_away(draft, at=at)
        else:
            waiting.append(draft)
    return waiting


def holds_all_of(newest: str, text: str, base: str) -> bool:
    """Whether merging `text`, written on the text `base`, would leave the newest text as it is."""
    return text == newest or merge(base, text, newest).text == newest
