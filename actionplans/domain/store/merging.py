"""An older base met with what was stored since; before the lock where that can be."""

from typing import Any

from actionplans.models import Section
from prose.merge import Conflict, Merge, merge


def merge_ahead(section: Section, text: str, base: int) -> tuple[int, Merge] | None:
    """The merge with the text that was newest when `section` was read, and that text's number.

    Nobody waits for it: revisions never change, so it needs no lock to be right.
    """
    if not 0 <= base < section.number:
        return None
    return section.number, merge_now(section, text, base)


def merge_now(section: Section, text: str, base: int) -> Merge:
    """What comes of a text written on `base` and the text that is newest in `section`."""
    return merge(section.revisions.text_at(base), text, section.text)


def as_json(conflict: Conflict) -> dict[str, Any]:
    """A conflict as the text protocol tells it."""
    return {"base": list(conflict.base), "mine": conflict.mine, "theirs": conflict.theirs}
