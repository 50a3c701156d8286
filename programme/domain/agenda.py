"""How a whole printed agenda gets into a cohort, again and again without doubling."""

import dataclasses
import datetime as dt
from typing import Any

from accounts.models import User
from cohorts.models import Cohort
from programme.domain.outline import add_phase, add_track, change_phase, change_track
from programme.domain.sheet import Promise, Sheet, add_from_sheet, change_from_sheet


@dataclasses.dataclass
class Outcome:
    """What an agenda changed, by code."""

    added: list[str] = dataclasses.field(default_factory=list)
    changed: list[str] = dataclasses.field(default_factory=list)
    unchanged: list[str] = dataclasses.field(default_factory=list)

    def note(self, code: str, *, known: bool, differs: bool) -> None:
        """Put a row where it belongs."""
        place = self.added if not known else self.changed if differs else self.unchanged
        place.append(code)


def put_phase(
    cohort: Cohort, data: dict[str, Any], outcome: Outcome, *, by: User | None, at: dt.datetime
) -> None:
    """The phase of this code is as `data` says: added, changed or left."""
    phase = cohort.phases.filter(code=data["code"]).first()
    if phase is None:
        add_phase(cohort, by=by, at=at, **data)
    differs = bool(phase and change_phase(phase, by=by, at=at, **data))
    outcome.note(f"phase {data['code']}", known=phase is not None, differs=differs)


def put_track(
    cohort: Cohort, data: dict[str, Any], outcome: Outcome, *, by: User | None, at: dt.datetime
) -> None:
    """The track of this code is as `data` says: added, changed or left."""
    track = cohort.tracks.filter(code=data["code"]).first()
    if track is None:
        add_track(cohort, by=by, at=at, **data)
    differs = bool(track and change_track(track, by=by, at=at, **data))
    outcome.note(f"track {data['code']}", known=track is not None, differs=differs)


def put_session(cohort: Cohort, sheet: Sheet, outcome: Outcome, *, by: User | None, at: dt.datetime) -> None:
    """The session of this code is as its sheet says. Outputs are known by title; none is taken away."""
    code = sheet.fields["code"]
    session = cohort.sessions.filter(code=code).first()
    if session is None:
        add_from_sheet(cohort, sheet, by=by, at=at)
        outcome.note(code, known=False, differs=True)
        return
    known = {output.title: output for output in session.outputs.select_related("session")}
    promises = [Promise(each.fields, known.get(each.fields["title"])) for each in sheet.promises]
    differs = change_from_sheet(session, dataclasses.replace(sheet, promises=promises), by=by, at=at)
    outcome.note(code, known=True, differs=differs)
