"""Which time zone is meant by a word such as "CEST" behind a clock time."""

import datetime as dt
import zoneinfo

from django.utils.translation import gettext as _

# Where only summer and winter differ, either word is taken for the place's own time.
ALIKE = [{"cet", "cest", "met", "mest"}, {"eet", "eest"}, {"wet", "west"}, {"gmt", "bst"}]
WORLD = {"utc", "z", "gmt"}


def name_zone(word: str, start: dt.datetime, zone: str) -> tuple[str, list[str]]:
    """The zone's name, and what there is to say of it."""
    known = start.replace(tzinfo=zoneinfo.ZoneInfo(zone)).tzname() or ""
    small = word.lower()
    if not small or small == known.lower():
        return zone, []
    if "/" in word:
        return word, []
    if any({small, known.lower()} <= names for names in ALIKE):
        words = {"said": word, "known": known, "zone": zone}
        return zone, [
            _("It says %(said)s; on that day clocks in %(zone)s show %(known)s, and that is taken.") % words
        ]
    if small in WORLD:
        return "UTC", []
    raise ValueError(
        _("“%(word)s” is not the time of %(zone)s. Name the time zone in a column, as in Europe/Oslo.")
        % {"word": word, "zone": zone}
    )
