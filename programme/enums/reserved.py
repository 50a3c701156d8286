"""Addresses in the studio that no session may take."""

from cohorts.enums import RESERVED

RESERVED_CODES = RESERVED | {
    "coverage",
    "import",
    "phases",
    "release",
    "releases",
    "timetable",
    "tracks",
    "undo",
    "warnings",
}
