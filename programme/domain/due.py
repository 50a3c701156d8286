"""When an output is due, for a city pair or for the organisers: the one place that answers it."""

import dataclasses
import datetime as dt
import zoneinfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programme.domain.wording import Placed
from programme.models import Output


@dataclasses.dataclass(frozen=True)
class Due:
    """The days in which something is due, those unknown left out; the last counts to its end in `zone`."""

    zone: str
    first: dt.date | None = None
    day: dt.date | None = None
    # The day that all others have, where this pair was given a later one.
    before: dt.date | None = None

    def is_late(self, at: dt.datetime) -> bool:
        """Its last day is over, where the session is told: for every city at the same moment."""
        return self.day is not None and self.day < at.astimezone(zoneinfo.ZoneInfo(self.zone)).date()

    @property
    def words(self) -> str:
        """ "by Friday 20 September 2024"; of a window both ends; nothing where no day is known."""
        first, last = (date_format(day, "l j F Y") if day else "" for day in (self.first, self.day))
        if first and last and first != last:
            return _("from %(first)s to %(last)s") % {"first": first, "last": last}
        if last:
            return _("by %s") % last
        return _("from %s on") % first if first else ""


def find_due(output: Output, placed: Placed | None, *, until: dt.date | None = None) -> Due:
    """When `output` is due for one city pair, or for its owner as a whole.

    `placed` is the session that promised it, as its newest release has it: a date that nobody was
    told binds nobody, and organisers reckon with the day that the cities read. Only what was never
    released is reckoned from the working slot, and in the studio alone.
    `until` is the pair's extension: it gives more days, never fewer, and no day where there is none.
    Days "after the session" are counted from its end in its own zone; of a window, from its last day.
    """
    zone = (placed.time_zone if placed else "") or output.session.cohort.time_zone
    if getattr(placed, "cancelled", False):
        return Due(zone)
    first, day = _written(output) or (None, _counted(output, placed, zone))
    if day and until and until > day:
        return Due(zone, first, until, before=day)
    return Due(zone, first, day)


def _written(output: Output) -> tuple[dt.date | None, dt.date | None] | None:
    """The days as they stand in the promise itself; they go before what is counted."""
    if output.due_last or (output.due_first and output.due_days_after is None):
        return output.due_first, output.due_last
    return None


def _counted(output: Output, placed: Placed | None, zone: str) -> dt.date | None:
    if placed is None or output.due_days_after is None:
        return None
    end = placed.ends_at.astimezone(zoneinfo.ZoneInfo(zone)).date() if placed.ends_at else placed.last_day
    return end + dt.timedelta(days=output.due_days_after) if end else None
