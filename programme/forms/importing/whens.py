"""When a row of a foreign table says that its session is, as the fields of the slot's form."""

import dataclasses
import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from programme.domain.slots import check_zone
from programme.domain.vague.clocks import Clock, take_clock
from programme.domain.vague.reading import When, at_clock, read_when
from programme.enums import Certainty
from programme.forms.importing.sureness import sureness
from programme.models import Slot

COLUMNS = {"date", "starts", "ends", "certainty", "wording", "first_day", "last_day", "firm_by"}
SAYS_WHEN = ("date", "starts", "first_day", "wording", "certainty")
# A column of clock times says so by its heading: there "9.30" and "0930" are times.
BARE_TIME = re.compile(r"(\d{1,2})[.]?([0-5]\d)")
LONGEST = 200


class Dates:
    """Reads the dates of one row; `slot` is that of the session as it stands, if there is one."""

    def __init__(self, cells: Mapping[str, str], slot: Slot | None, *, year: int, zone: str) -> None:
        self.cells = {name: words[:LONGEST] for name, words in cells.items()}
        self.slot, self.year = slot, year
        self.zone = self.cells.get("time_zone") or (slot.time_zone if slot else "") or zone
        self.notes: list[str] = []

    def fields(self) -> dict[str, Any] | None:
        """What the slot's form is given; None leaves the slot as it is.

        Words that can't be understood are kept as they are and said so in `notes`; they never take
        a date away that is known. Raises ValueError for a zone that does not exist.
        """
        self._check_zone()
        if not any(self.cells.get(name) for name in SAYS_WHEN):
            return None if self.slot else {"certainty": Certainty.UNDATED}
        try:
            when = self._read()
        except ValueError as unclear:
            return self._kept_in_words(str(unclear))
        self.notes += when.notes
        sure = sureness(when, self.cells, self.slot, self.notes)
        return self._as_typed(when, sure)

    def _check_zone(self) -> None:
        try:
            check_zone(self.zone)
        except ValidationError as unknown:
            raise ValueError(" ".join(unknown.messages)) from unknown

    def _read(self) -> When:
        cells = self.cells
        if cells.get("certainty", "").lower() == Certainty.UNDATED:
            return When(Certainty.UNDATED, wording=cells.get("wording", ""))
        if cells.get("starts"):
            return self._clocked(cells["starts"], cells.get("ends", ""))
        if cells.get("first_day"):
            first = read_when(cells["first_day"], year=self.year, zone=self.zone)
            last = read_when(cells.get("last_day") or cells["first_day"], year=self.year, zone=self.zone)
            return When(Certainty.WINDOW, cells.get("wording", ""), first.first_day, last.last_day)
        words = cells.get("date") or cells.get("wording", "")
        return read_when(words, year=self.year, zone=self.zone)

    def _clocked(self, starts: str, ends: str) -> When:
        rest, start = take_clock(BARE_TIME.sub(r"\1:\2", starts) if BARE_TIME.fullmatch(starts) else starts)
        tail, end = take_clock(BARE_TIME.sub(r"\1:\2", ends) if BARE_TIME.fullmatch(ends) else ends)
        if start is None:
            return self._by_days(starts, ends)
        first = self._day(rest or self.cells.get("date", ""), starts)
        clock = Clock(start.start, start.end or (end.start if end else None), start.zone)
        when = at_clock(first, clock, self.zone)
        if end and tail:
            ends_at = dt.datetime.combine(self._day(tail, ends), end.start)
            when = dataclasses.replace(when, ends_at=ends_at)
        return when

    def _by_days(self, starts: str, ends: str) -> When:
        first = read_when(starts, year=self.year, zone=self.zone)
        last = read_when(ends, year=self.year, zone=self.zone) if ends else first
        return When(Certainty.WINDOW, first.wording, first.first_day, last.last_day)

    def _day(self, words: str, said: str) -> dt.date:
        when = read_when(words, year=self.year, zone=self.zone)
        if when.first_day is None or when.first_day != when.last_day:
            raise ValueError(_("“%(words)s” is a clock time without its day.") % {"words": said})
        return when.first_day

    def _as_typed(self, when: When, sure: str) -> dict[str, Any]:
        wording = self.cells.get("wording", when.wording)
        firm_by = self.cells.get("firm_by", self.slot.firm_by if self.slot else "")
        return {
            "certainty": sure,
            "wording": wording,
            "starts_at": when.starts_at and f"{when.starts_at:%Y-%m-%dT%H:%M}",
            "ends_at": when.ends_at and f"{when.ends_at:%Y-%m-%dT%H:%M}",
            "first_day": when.first_day,
            "last_day": when.last_day,
            "firm_by": firm_by,
            "time_zone": when.time_zone or self.zone,
        }

    def _kept_in_words(self, why: str) -> dict[str, Any] | None:
        if self.slot and self.slot.certainty != Certainty.UNDATED:
            self.notes.append(_("%(why)s Its date stays as it is.") % {"why": why})
            return None
        words = ", ".join(filter(None, (self.cells.get(name, "") for name in ("date", "starts", "wording"))))
        self.notes.append(_("%(why)s It is kept in these words, without a date.") % {"why": why})
        return {"certainty": Certainty.UNDATED, "wording": words[:120], "time_zone": self.zone}
