"""A foreign table's rows as a printed agenda would hold them: coded, placed, dated, with their people."""

from collections.abc import Iterator
from typing import Any

from cohorts.models import Cohort
from programme.forms.importing.cells import fields_of
from programme.forms.importing.codes import Codes
from programme.forms.importing.firsts import first_phase, first_track
from programme.forms.importing.homes import Homes
from programme.forms.importing.people import people_of
from programme.forms.importing.table import Table
from programme.forms.importing.whens import Dates
from programme.models import Session

MOST_ORDER = 32_767


class Rows:
    """The rows of a table in its order; `columns` says which of our fields each cell is."""

    def __init__(
        self, cohort: Cohort, table: Table, columns: list[str], choices: dict[str, Any], codes: dict[str, str]
    ) -> None:
        self.cohort, self.table, self.columns = cohort, table, columns
        sessions = list(cohort.sessions.with_parts())
        self.sessions: dict[str, Session] = {session.code: session for session in sessions}
        self.codes = Codes(sessions, codes)
        self.phases = Homes(cohort.phases.all(), chosen=choices.get("phase", ""), first=first_phase())
        self.tracks = Homes(cohort.tracks.all(), chosen=choices.get("track", ""), first=first_track())
        self.order = max((session.order for session in sessions), default=0)

    def read(self) -> Iterator[dict[str, Any]]:
        """Each row with the number it has in its file, its notes, and its mark in the other tool."""
        for number, row in zip(self.table.numbers, self.table.rows, strict=True):
            cells = {name: cell for name, cell in zip(self.columns, row, strict=True) if name}
            yield {"number": number, **self._facts(cells)}

    def _facts(self, cells: dict[str, str]) -> dict[str, Any]:
        code = self.codes.give(cells)
        session = self.sessions.get(code)
        notes: list[str] = []
        fields = fields_of(cells, session, notes) | {"code": code}
        for name, homes in (("phase", self.phases), ("track", self.tracks)):
            if cells.get(name) or session is None:
                fields[name] = homes.find(cells.get(name, ""))
        if session is None:
            self.order = min(self.order + 1, MOST_ORDER)
            fields["order"] = self.order
        known = {"code": code, "title": cells.get("title", ""), "mark": cells.get("mark", "")}
        when = self._when(cells, session, notes)
        return {**known, "fields": fields, "notes": notes, **when, **people_of(cells, session)}

    def _when(self, cells: dict[str, str], session: Session | None, notes: list[str]) -> dict[str, Any]:
        """The slot's fields; `unclear` where they can't be had at all. The year is for what is due."""
        slot = session.slot if session else None
        dates = Dates(cells, slot, year=self.cohort.year, zone=self.cohort.time_zone)
        try:
            found: dict[str, Any] = {"slot": dates.fields(), "date": str(self.cohort.year)}
        except ValueError as unclear:
            return {"slot": None, "unclear": str(unclear)}
        notes += dates.notes
        return found
