"""Which time zones there are."""

import zoneinfo
from functools import cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


@cache
def zones() -> tuple[str, ...]:
    """Zones named by a place, as people know them; no abbreviations."""
    return tuple(sorted(z for z in zoneinfo.available_timezones() if "/" in z and not z.startswith("Etc/")))


def check_zone(name: str) -> None:
    """Raises ValidationError for a zone that no clock knows."""
    if name != "UTC" and name not in zones():
        raise ValidationError(_("Choose a time zone such as Europe/Brussels."), code="zone")
