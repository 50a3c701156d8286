"""Addresses in the studio that no session may take."""

from cohorts.enums import RESERVED

RESERVED_CODES = RESERVED | {"phases", "tracks", "release", "releases", "warnings"}
