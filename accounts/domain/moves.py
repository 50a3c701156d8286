"""How anything with a state moves: by its table, once, and on the record."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from accounts.models import Event, User


class Refused(Exception):
    """What was asked is not possible in the present state; the reason is for the reader.

    `back` is where the reader goes on, if the page that asked is no place to go back to.
    """

    def __init__(self, reason: str, *, back: str = "") -> None:
        super().__init__(reason)
        self.reason, self.back = str(reason), back


@transaction.atomic
def move(
    subject: Any,
    to: str,
    *,
    by: User | None,
    at: dt.datetime | None = None,
    verb: str,
    note: str = "",
    **changes: Any,
) -> Event:
    """Take `subject` to the state `to` by one compare-and-set, and write its event.

    `subject` has a field `state`, a table `ALLOWED_MOVES` and a method `new_event`.
    Raises Refused when the table forbids the move or somebody else moved it first.
    """
    at = at or timezone.now()
    before = subject.state
    if to not in allowed(subject.ALLOWED_MOVES, before):
        raise Refused(f"It is {_word(subject, before)} and can't become {_word(subject, to)} from there.")
    rows = type(subject)._default_manager.filter(pk=subject.pk, state=before)
    if not rows.update(state=to, **changes):
        raise Refused("Somebody else changed it a moment ago. Open it again to see how it stands now.")
    for name, value in {"state": to, **changes}.items():
        setattr(subject, name, value)
    event: Event = subject.new_event(verb=verb, by=by, at=at, before=before, after=to, note=note)
    event.save()
    return event


def record(subject: Any, *, verb: str, by: User | None, at: dt.datetime, note: str = "") -> Event:
    """Write on the record what happened to `subject` without changing its state.

    A note names rows by number, never a person by name: the record outlives an account.
    """
    event: Event = subject.new_event(verb=verb, by=by, at=at, note=note)
    event.save()
    return event


def allowed(table: Mapping[Any, set[Any]], state: str) -> set[str]:
    """The states that may follow `state`."""
    return {str(to) for to in table.get(state, set())}


def _word(subject: models.Model, state: str) -> str:
    choices = dict(subject._meta.get_field("state").flatchoices)  # type: ignore[union-attr]
    return str(choices.get(state, state)).lower()
