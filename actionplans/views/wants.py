"""What plans want of somebody: the counts over the heat map, and its rows narrowed to one of them."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from actionplans.enums import PlanState, SectionState
from actionplans.views.heat import Row


class Want(NamedTuple):
    code: str
    label: Any
    holds: Callable[[Row], bool]


def _awaits_review(row: Row) -> bool:
    ready = any(size.words and size.state == SectionState.READY for size in row.sizes if size)
    return row.plan.is_open and ready


WANTS = [
    Want("", _("All plans"), lambda row: True),
    Want("review", _("Ready for review"), _awaits_review),
    Want("remarks", _("Open remarks"), lambda row: any(size.open_threads for size in row.sizes if size)),
    Want("submitted", _("Submitted"), lambda row: row.plan.state == PlanState.SUBMITTED),
    Want("quiet", _("Quiet for three weeks"), lambda row: row.quiet),
    Want("empty", _("Not begun"), lambda row: not row.shut and not row.words),
]


def wants_of(rows: Sequence[Row], asked: str) -> tuple[list[dict[str, Any]], list[Row]]:
    """Each want with how many plans have it, none left out but those of nobody; and the rows asked for.

    What nobody wants any more, or never was a want, is answered with all.
    """
    found = {want: [row for row in rows if want.holds(row)] for want in WANTS}
    current = next((want for want in WANTS if want.code == asked and found[want]), WANTS[0])
    counted = [
        {"code": want.code, "label": want.label, "count": len(of), "current": want is current}
        for want, of in found.items()
        if of
    ]
    return counted, found[current]
