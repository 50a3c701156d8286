"""Dates that can hardly be meant: years away from the edition that they stand in."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from programme.domain.moments import day_of
from programme.domain.warnings.warned import Warned
from programme.enums import WarningKind
from programme.models import Session


def what_lies_outside(session: Session) -> Iterator[Warned]:
    """An edition may begin in the year before the one it is named after, and end in the year after."""
    day, year = day_of(session.slot), session.cohort.year
    if day and abs(day.year - year) > 1:
        text = _("Its date is in %(year)d, but this is the edition of %(edition)d.")
        words = {"year": day.year, "edition": year}
        yield Warned(session.code, WarningKind.YEAR, text % words, "when", (str(day.year), str(year)))
