"""How sure the date of a row is."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from programme.domain.vague.reading import When
from programme.enums import Certainty
from programme.models import Slot

SURE = {
    "confirmed": Certainty.FIRM,
    "final": Certainty.FIRM,
    "fixed": Certainty.FIRM,
    "provisional": Certainty.TENTATIVE,
} | {str(value): value for value in Certainty}


def sureness(when: When, cells: Mapping[str, str], slot: Slot | None, notes: list[str]) -> str:
    """As the row says; else as sure as it was; a clock time alone makes nothing firm."""
    said = SURE.get(cells.get("certainty", "").lower())
    if when.certainty != Certainty.TENTATIVE:
        if said in (Certainty.TENTATIVE, Certainty.FIRM):
            told = {"sure": said.label}
            notes.append(_("It says %(sure)s and names no hour; it is taken as a window.") % told)
        return when.certainty
    if said in (Certainty.TENTATIVE, Certainty.FIRM):
        return said
    known = slot.certainty if slot and "certainty" not in cells else ""
    return Certainty.FIRM if known == Certainty.FIRM else Certainty.TENTATIVE
