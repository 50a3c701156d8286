"""What differs between two releases, session by session, by stable code."""

from collections.abc import Iterable, Mapping

from programme.domain.copies import where
from programme.domain.slots import LADDER
from programme.domain.wording import say_when
from programme.enums import Certainty, ChangeKind
from programme.models import ReleasedSession

Change = dict[str, str]


def compare(before: Mapping[str, ReleasedSession], after: Iterable[ReleasedSession]) -> list[Change]:
    """One entry per difference, in the order of the new programme.

    Each entry has code, title, kind, before and after; a cancelled session's `before` says
    where it used to be, and what nobody knew and is cancelled is no news. The first release
    changes nothing: all of it is new to everybody.
    """
    if not before:
        return []
    changes: list[Change] = []
    for copy in after:
        if old := before.get(copy.code):
            changes += differences(old, copy)
        elif not copy.cancelled:
            changes.append(_entry(copy, ChangeKind.NEW, "", say_when(copy)))
    return changes


def differences(old: ReleasedSession, new: ReleasedSession) -> list[Change]:
    """What changed of one session, an entry a kind; of what was cancelled already, nothing."""
    if new.cancelled and not old.cancelled:
        return [_entry(new, ChangeKind.CANCELLED, say_when(old), "")]
    if new.cancelled:
        return []
    changes = [_entry(new, ChangeKind.BACK, "", say_when(new))] if old.cancelled else []
    changes += [_entry(new, kind, say_when(old), say_when(new)) for kind in _in_time(old, new)]
    if where(old) != where(new):
        changes.append(_entry(new, ChangeKind.ELSEWHERE, where(old), where(new)))
    if old.title != new.title:
        changes.append(_entry(new, ChangeKind.RETITLED, old.title, new.title))
    if old.body["trainers"] != new.body["trainers"]:
        changes.append(_entry(new, ChangeKind.TRAINERS, _names(old), _names(new)))
    return changes


def _in_time(old: ReleasedSession, new: ReleasedSession) -> list[ChangeKind]:
    rise = LADDER.index(Certainty(new.certainty)) - LADDER.index(Certainty(old.certainty))
    if rise:
        kinds = [ChangeKind.SURER if rise > 0 else ChangeKind.LESS_SURE]
        narrowed = old.starts_at is None or new.starts_at is None
        return kinds if narrowed else kinds + _clock(old, new)
    if new.first_day or old.first_day:
        same = (old.first_day, old.last_day) == (new.first_day, new.last_day)
        return [] if same else [ChangeKind.MOVED]
    return _clock(old, new)


def _clock(old: ReleasedSession, new: ReleasedSession) -> list[ChangeKind]:
    if not (old.starts_at and old.ends_at and new.starts_at and new.ends_at):
        return []
    kinds = [ChangeKind.MOVED] if old.starts_at != new.starts_at else []
    was, now = old.ends_at - old.starts_at, new.ends_at - new.starts_at
    if was != now:
        kinds.append(ChangeKind.LONGER if now > was else ChangeKind.SHORTER)
    return kinds


def _names(copy: ReleasedSession) -> str:
    return ", ".join(trainer["name"] for trainer in copy.body["trainers"])


def _entry(copy: ReleasedSession, kind: ChangeKind, before: str, after: str) -> Change:
    return {"code": copy.code, "title": copy.title, "kind": str(kind), "before": before, "after": after}
