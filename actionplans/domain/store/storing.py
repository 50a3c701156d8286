"""Storing a text once, whatever the network and the other official do meanwhile."""

import datetime as dt

from django.db import IntegrityError
from django.utils import timezone

from accounts.models import User
from actionplans.domain.store.answers import Answer
from actionplans.domain.store.edit import Edit
from actionplans.domain.store.merging import merge_ahead
from actionplans.enums import RevisionKind
from actionplans.models import Revision, Section
from prose.source import check_limits, normalise


def store_text(
    section: Section,
    *,
    text: str,
    base: int,
    by: User,
    at: dt.datetime | None = None,
    key: str = "",
    kind: RevisionKind = RevisionKind.TYPED,
) -> Answer:
    """Store `text`, written on revision number `base` (0: before the first), once per edit id `key`.

    No accepted text is lost: an older base is merged, an overlap keeps the text as a side draft.
    Two texts are merged before the section is locked, and again only if a third came in between.
    Raises Malformed, TooLarge, UnknownBase and KeyReused; nothing is stored then.
    """
    text = normalise(text)
    check_limits(text)
    ahead = merge_ahead(section, text, base)
    edit = Edit(section.pk, text, base, by, at or timezone.now(), key, kind, ahead, section.current)
    try:
        return edit.apply()
    except IntegrityError:
        # The edit id was stored before; seldom, so it is looked for only now.
        return edit.apply(known=True)


def restore_revision(revision: Revision, *, by: User, at: dt.datetime | None = None) -> Answer:
    """Make an old text the newest again, as a revision of its own; nothing between is touched."""
    section = Section.objects.select_related("current").get(pk=revision.section_id)
    return store_text(
        section, text=revision.text, base=section.number, by=by, at=at, kind=RevisionKind.RESTORED
    )
