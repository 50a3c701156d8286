"""What calendars say of the way to a session in person: its place with the venue, and how to get there.

Practical information is prose, joined when the file is made: it raises no SEQUENCE. A venue that
changes for good is a changed `place` of its sessions, told by the next release.
"""

import datetime as dt
from collections.abc import Iterator

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from programme.domain.copies import where
from programme.enums import Format
from programme.models import Practical, ReleasedSession
from prose.blocks import plain_words

# A calendar shows a few lines; the page has the whole.
BRIEF = 300


def place_of(copy: ReleasedSession, practical: Practical | None) -> str:
    """Place, venue and address; what another of them says already is left out."""
    if practical is None or copy.format == Format.ONLINE:
        return where(copy)
    said = list(dict.fromkeys(filter(None, (where(copy), practical.venue, practical.address))))
    return ", ".join(each for each in said if not any(_within(each, other) for other in said))


def _within(words: str, others: str) -> bool:
    return words != others and words.casefold() in others.casefold()


def way_of(copy: ReleasedSession, practical: Practical | None, *, members: bool) -> Iterator[str]:
    """Access and arrival in brief, a paragraph each; what is for members alone to members alone."""
    if practical is None or copy.format == Format.ONLINE or copy.cancelled:
        return
    told = [(_("Access"), practical.access), (_("Arrival"), practical.arrival)]
    if members:
        told.append((_("For members"), practical.members))
    for label, text in told:
        if words := plain_words(text):
            yield f"{label}: {Truncator(words).chars(BRIEF)}"


def changed_at(copy: ReleasedSession, released: dt.datetime, practical: Practical | None) -> dt.datetime:
    """When the entry last read differently: released, or written about since."""
    told = practical is not None and copy.format != Format.ONLINE
    return max(released, practical.changed_at) if told and practical else released
