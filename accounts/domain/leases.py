"""Who works on something: a lease with a fence, renewed while they do, taken back when it is lost."""

import datetime as dt
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import F

from accounts.domain.moves import Refused, move
from accounts.models import Leased

MOST_ATTEMPTS = 3
Row = TypeVar("Row", bound=Leased)


class LeaseLost(Exception):
    """The work is not ours any more: somebody took it back, cancelled or finished it."""


def lease_time() -> dt.timedelta:
    """How long a worker may be silent."""
    return dt.timedelta(seconds=settings.BUILD_LEASE_SECONDS)


def claim(row: Leased, *, at: dt.datetime, note: str = "", **facts: Any) -> bool:
    """Take queued work; false if somebody else has it. `facts` are what the row says from now on.

    One compare-and-set: of two workers who ask at one moment, one gets it. The fence rises with
    each claim, so that who held it before can be told from who holds it now.
    """
    ours: dict[str, Any] = {"fence": F("fence") + 1, "attempts": F("attempts") + 1}
    try:
        move(
            row, "running", by=None, at=at, verb="claimed", note=note,
            lease_until=at + lease_time(), **ours, **facts,
        )  # fmt: skip
    except Refused:
        return False
    row.refresh_from_db()
    return True


def renew(row: Leased, *, fence: int, at: dt.datetime, **facts: Any) -> None:
    """Say that we still work on it, and what there is to say; LeaseLost if it is not ours any more."""
    ours = type(row)._default_manager.held_by(row, fence)  # type: ignore[attr-defined]
    if not ours.update(lease_until=at + lease_time(), **facts):
        raise LeaseLost


def hold(row: Row, fence: int) -> Row:
    """The row, held until the transaction ends; LeaseLost unless the fence is the newest."""
    ours = type(row)._default_manager.held_by(row, fence)  # type: ignore[attr-defined]
    held: Row | None = ours.select_for_update(of=("self",)).first()
    if held is None:
        raise LeaseLost
    return held


def lost(kind: type[Leased], at: dt.datetime) -> list[int]:
    """The keys of what nobody has renewed."""
    return list(kind._default_manager.lost(at).values_list("pk", flat=True))  # type: ignore[attr-defined]


def hold_lost(kind: type[Row], key: int, at: dt.datetime) -> Row | None:
    """One of these, held until the transaction ends; None if somebody else saw to it."""
    rows = kind._default_manager.lost(at)  # type: ignore[attr-defined]
    held: Row | None = rows.select_for_update(of=("self",)).filter(pk=key).first()
    return held
