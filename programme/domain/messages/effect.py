"""What a release does to people's calendars, in figures."""

import dataclasses
from collections.abc import Iterable, Mapping

from programme.domain.changes import differences
from programme.enums import Certainty
from programme.models import ReleasedSession


@dataclasses.dataclass
class Effect:
    """How many entries appear, change (and with a raised SEQUENCE) and are cancelled; and how many
    sessions have no date, and so no entry."""

    new: int = 0
    updated: int = 0
    raised: int = 0
    cancelled: int = 0
    undated: int = 0


def reckon_effect(before: Mapping[str, ReleasedSession], after: Iterable[ReleasedSession]) -> Effect:
    """The effect of releasing `after` where `before`, by code, stands in calendars."""
    effect = Effect()
    for now in after:
        old = before.get(now.code)
        stood = old is not None and has_entry(old)
        effect.undated += not now.cancelled and now.certainty == Certainty.UNDATED
        effect.cancelled += stood and not has_entry(now)
        effect.new += has_entry(now) and not stood
        if old is not None and stood and has_entry(now) and differences(old, now):
            effect.updated += 1
            effect.raised += now.sequence > old.sequence
    return effect


def has_entry(session: ReleasedSession) -> bool:
    """Whether it takes a place in calendars: it has a date or a window, and takes place."""
    return not session.cancelled and session.certainty != Certainty.UNDATED
