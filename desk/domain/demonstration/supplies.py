"""What is given out for the sessions of the demonstration: units, materials, recordings."""

import datetime as dt
import io
from typing import Any

from desk.domain.demonstration.cohort import Stage
from desk.domain.demonstration.facts import moment, read
from programme.domain.moments import begins
from programme.domain.supplies.materials import add_material
from programme.domain.supplies.recordings import set_recording
from programme.domain.supplies.units import choose_units, load_units
from programme.domain.supplies.uploads import read_upload
from programme.domain.supplies.versions import add_version
from programme.models import LearningUnit, Session


def hand_out(stage: Stage, *, until: dt.datetime) -> None:
    """Everything that supplies.json names, on its day; nothing later than `until`."""
    load_units()
    units = {unit.code: unit for unit in LearningUnit.objects.all()}
    sessions = {session.code: session for session in stage.cohort.sessions.select_related("slot", "cohort")}
    for row in read("supplies.json")["sessions"]:
        session = sessions[row["code"]]
        by, chosen = stage.organiser, [units[code] for code in row.get("units", [])]
        choose_units(session, chosen, by=by, at=_day(session, -30, until))
        for material in row.get("materials", []):
            _give(stage, session, material, until)
        if recorded := row.get("recording"):
            _record(stage, session, recorded, until)


def _give(stage: Stage, session: Session, row: dict[str, Any], until: dt.datetime) -> None:
    by, at = stage.people[row["by"]], _day(session, row["day"], until)
    seen = begins(session.slot)
    visible = seen + dt.timedelta(days=row["visible"]) if seen and "visible" in row else None
    first, *later = [_version(each) for each in row["versions"]]
    material = add_material(session, title=row["title"], visible_from=visible, by=by, at=at, **first)
    for number, version in enumerate(later, start=1):
        add_version(material, by=by, at=at + dt.timedelta(hours=number), **version)


def _version(row: dict[str, str]) -> dict[str, Any]:
    if "link" in row:
        return {"link": row["link"]}
    return {"upload": read_upload(io.BytesIO(row["text"].encode()), row["name"]), "note": row.get("note", "")}


def _record(stage: Stage, session: Session, row: dict[str, str], until: dt.datetime) -> None:
    """Of a session that was held; where people agreed, they did so on the day itself."""
    if session.is_held and session.held_at:
        agreed = session.held_at.date() if "consent" in row else None
        set_recording(session, **row, agreed_on=agreed, by=stage.organiser, at=_day(session, 3, until))


def _day(session: Session, days: int, until: dt.datetime) -> dt.datetime:
    """So many days from the session, at nine in the morning."""
    begun = begins(session.slot)
    return min(until, moment((begun + dt.timedelta(days=days)).date(), 9)) if begun else until
