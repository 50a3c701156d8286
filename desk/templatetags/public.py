"""What public pages call an edition and say of its state, and the lattice where no view of ours is."""

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from cohorts.enums import CohortState
from cohorts.models import Cohort
from desk.domain.public import hosting
from desk.domain.public.pictures import newest_picture

register = template.Library()

MEANINGS = {
    CohortState.DRAFT: _("Draft, seen by its organisers alone"),
    CohortState.OPEN: _("Cities can apply now"),
    CohortState.SELECTING: _("The call is closed, the cities are being chosen"),
    CohortState.RUNNING: _("Under way"),
    CohortState.CLOSED: _("Over; what came of it stays here"),
    CohortState.ARCHIVED: _("Over; what came of it stays here"),
}


@register.filter
def meaning(state: str) -> str:
    """What the state of an edition means to a passer-by."""
    return str(MEANINGS[CohortState(state)])


@register.filter
def edition_name(cohort: Cohort) -> str:
    """Title and year of an edition."""
    return hosting.edition_name(cohort)


@register.inclusion_tag("guide/_weave.html")
def newest_lattice(css: str, box: str) -> dict[str, Any]:
    """The picture of the newest guide; `box` is the part of the cover that is shown."""
    return {"weave": newest_picture(), "box": box, "css": css}
