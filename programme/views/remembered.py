"""The last moves that somebody made on a timetable, kept with the visit, so that they can be taken back."""

import dataclasses
import datetime as dt
from typing import Any

from django.http import HttpRequest

from cohorts.models import Cohort
from programme.domain.shifting import Shift

MOST = 20


def remember(request: HttpRequest, cohort: Cohort, shift: Shift) -> None:
    """The newest move, last; the oldest is forgotten."""
    _keep(request, cohort, [*_kept(request, cohort), shift][-MOST:])


def newest(request: HttpRequest, cohort: Cohort) -> Shift | None:
    """The move that would be taken back next."""
    return next(reversed(_kept(request, cohort)), None)


def forget(request: HttpRequest, cohort: Cohort, undone: Shift, version: int) -> None:
    """The newest move is done with. An earlier one of the same session goes on from `version`."""
    moves = _kept(request, cohort)[:-1]
    for place, each in enumerate(moves):
        if each.code == undone.code and each.after == undone.before:
            moves[place] = dataclasses.replace(each, after=version)
    _keep(request, cohort, moves)


def _kept(request: HttpRequest, cohort: Cohort) -> list[Shift]:
    return [_read(row) for row in request.session.get(_key(cohort), [])]


def _keep(request: HttpRequest, cohort: Cohort, moves: list[Shift]) -> None:
    request.session[_key(cohort)] = [_write(shift) for shift in moves]


def _key(cohort: Cohort) -> str:
    return f"moves/{cohort.pk}"


def _write(shift: Shift) -> dict[str, Any]:
    times = {"starts_at": shift.starts_at.isoformat(), "ends_at": shift.ends_at.isoformat()}
    return dataclasses.asdict(shift) | times


def _read(row: dict[str, Any]) -> Shift:
    times = {name: dt.datetime.fromisoformat(row[name]) for name in ("starts_at", "ends_at")}
    return Shift(**(row | times))
