"""A foreign table taken in row by row, through the same cleaning as a printed agenda."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from programme.domain.agenda import put_phase, put_session, put_track
from programme.domain.sheet import Sheet
from programme.domain.snapshot import differences, read_session
from programme.forms.agenda import Reader
from programme.forms.importing.firsts import seat_of
from programme.forms.importing.line import Line
from programme.forms.importing.rows import Rows
from programme.forms.slot import SlotForm
from programme.models import Slot


class Importer(Reader):
    """Takes each row whole or not at all; what a row does not say of a session stays as it is."""

    def __init__(self, rows: Rows, *, adds: bool, by: User, at: dt.datetime) -> None:
        super().__init__(rows.cohort, {}, by, at, "")
        self.rows, self.adds = rows, adds
        self.found = list(rows.read())
        self.seen: set[str] = set()

    def take(self, rows: list[dict[str, Any]]) -> list[Line]:
        """These of the rows that were found; first the phases and tracks that are not there yet."""
        if self.adds:
            self._add_homes()
        lines = []
        for row in rows:
            lines.append(self._line(row, twice=row["code"] in self.seen))
            self.seen.add(row["code"])
        return lines

    def _add_homes(self) -> None:
        order = self.cohort.phases.count()
        for place, (title, code) in enumerate(self.rows.phases.unknown.items(), start=1):
            self._put({"code": code}, put_phase, {"code": code, "title": title[:200], "order": order + place})
        for title, code in self.rows.tracks.unknown.items():
            data = {"code": code, "title": title[:200], "kind": seat_of(title), "aliases": ""}
            self._put({"code": code}, put_track, data)

    def _line(self, row: dict[str, Any], *, twice: bool) -> Line:
        session = self.rows.sessions.get(row["code"])
        line = Line(**{name: row[name] for name in ("number", "code", "title", "notes", "mark")})
        start = len(self.mistakes)
        sheet = self._checked(row, twice=twice)
        if sheet is not None and len(self.mistakes) == start:
            self._put(row, put_session, sheet)
        line.problems = [[mistake.field, mistake.message] for mistake in self.mistakes[start:]]
        if not line.problems:
            now = self.cohort.sessions.with_parts().get(code=row["code"])
            line.differences = differences(read_session(session) if session else {}, read_session(now))
            line.fate = "added" if session is None else "changed" if line.differences else "left"
        return line

    def _checked(self, row: dict[str, Any], *, twice: bool) -> Sheet | None:
        if twice:
            self._note(row, "code", _("This code stands in an earlier row already."))
        if not row["fields"]["title"]:
            self._note(row, "title", _("The title is missing."))
            return None
        for name, homes in (("phase", self.rows.phases), ("track", self.rows.tracks)):
            if not self.adds and (title := homes.named(row["fields"][name])):
                self._note(
                    row,
                    name,
                    _("“%(title)s” is not there yet; it can be added with this.") % {"title": title},
                )
                return None
        return self._sheet(row)

    def _texts(self, row: dict[str, Any]) -> dict[str, Any]:
        return dict(row["fields"])

    def _when(self, row: dict[str, Any], zone: str) -> dict[str, Any] | None:
        if "unclear" in row:
            self._note(row, "time_zone", row["unclear"])
            return None
        if row["slot"] is None:
            slot = self.rows.sessions[row["code"]].slot
            return {name: getattr(slot, name) for name in SlotForm.Meta.fields}
        return self._clean(row, SlotForm(row["slot"], instance=Slot(), default_zone=self.cohort.time_zone))
