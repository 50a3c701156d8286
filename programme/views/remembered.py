"""The last moves that somebody made in the studio, kept with the visit, so that they can be taken back."""

import dataclasses
import datetime as dt
from typing import Any

from django.http import HttpRequest

from cohorts.models import Cohort
from programme.domain.shifting import Shift
from programme.models import Slot

MOST = 20


def remember(request: HttpRequest, cohort: Cohort, shift: Shift) -> None:
    """The newest move, last; the oldest is forgotten."""
    _keep(request, cohort, [*_kept(request, cohort), shift][-MOST:])


def newest(request: HttpRequest, cohort: Cohort) -> Shift | None:
    """The move that would be taken back next."""
    return next(reversed(_kept(request, cohort)), None)


def forget(request: HttpRequest, cohort: Cohort, undone: Shift, version: int) -> None:
    """The newest move is done with. An earlier one of the same session goes on from `version`."""
    _keep(request, cohort, _kept(request, cohort)[:-1])
    follow(request, cohort, undone.code, undone.before, version)


def follow(request: HttpRequest, cohort: Cohort, code: str, before: int, after: int) -> None:
    """Something that is no move made a new version of a session: its last move can still be taken back."""
    moves = [
        dataclasses.replace(each, after=after) if (each.code, each.after) == (code, before) else each
        for each in _kept(request, cohort)
    ]
    _keep(request, cohort, moves)


def _kept(request: HttpRequest, cohort: Cohort) -> list[Shift]:
    return [_read(row) for row in request.session.get(_key(cohort), [])]


def _keep(request: HttpRequest, cohort: Cohort, moves: list[Shift]) -> None:
    request.session[_key(cohort)] = [_write(shift) for shift in moves]


def _key(cohort: Cohort) -> str:
    return f"shifts/{cohort.pk}"


def _write(shift: Shift) -> dict[str, Any]:
    """Dates and moments as texts; words and gaps as they are."""
    days = {name: day.isoformat() for name, day in shift.was.items() if isinstance(day, dt.date)}
    return dataclasses.asdict(shift) | {"was": shift.was | days}


def _read(row: dict[str, Any]) -> Shift:
    fields = {field.name: field for field in Slot._meta.fields}
    was = {name: fields[name].to_python(text) for name, text in row["was"].items()}
    return Shift(**(row | {"was": was}))
