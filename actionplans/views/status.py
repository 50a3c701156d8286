"""Saying how far a section is: what each reader may say of it now, and saying it."""

import dataclasses
from collections.abc import Callable
from typing import Any

import rules
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accounts.domain.moves import allowed
from actionplans.domain.status import ask_for_review, mark_final, mark_reviewed, take_back
from actionplans.enums import SECTION_MOVES, SectionState
from actionplans.models import Section
from actionplans.views.addresses import plan_url
from actionplans.views.find import ask, find_section

PAIR, REVIEWER = "actionplans.edit_section", "actionplans.review_section"


@dataclasses.dataclass(frozen=True)
class Saying:
    """A button at a section: what it says, who may press it, and who is told what by it."""

    to: SectionState
    permission: str
    label: Any
    consequence: Any
    do: Callable[..., None]


SAYINGS = [
    Saying(
        SectionState.READY,
        PAIR,
        _("Say that it is ready for review"),
        _("All who read this section see that. Who reads it stays as it is."),
        ask_for_review,
    ),
    Saying(
        SectionState.REVIEWED,
        REVIEWER,
        _("Say that you have reviewed it"),
        _("All who read this section see that, with the revision that you read."),
        mark_reviewed,
    ),
    Saying(
        SectionState.FINAL,
        PAIR,
        _("Mark it as final"),
        _("All who read this section see that. Both of you can still change the text."),
        mark_final,
    ),
    Saying(
        SectionState.DRAFT,
        PAIR,
        _("Take it back to draft"),
        _("All who read this section see that you work on it again."),
        take_back,
    ),
]


def sayings_for(request: HttpRequest, section: Section) -> list[Saying]:
    """What this reader may say of the section in its present state."""
    if not section.plan.is_open or not section.current:
        return []
    open_now = allowed(SECTION_MOVES, section.state)
    found = [saying for saying in SAYINGS if str(saying.to) in open_now]
    may = {p: rules.has_perm(p, request.user, section) for p in (PAIR, REVIEWER)}
    return [saying for saying in found if may[saying.permission]]


@require_POST
def say(request: HttpRequest, cohort: str, city: str, section: str) -> HttpResponse:
    found = find_section(request, cohort, city, section)
    saying = next((each for each in SAYINGS if each.to == request.POST.get("to")), None)
    number = request.POST.get("revision", "")
    if saying is None or not number.isdecimal() or len(number) > 9:
        raise Http404
    ask(request, saying.permission, found)
    saying.do(found, of=int(number), by=request.user)
    told = gettext("%(title)s is now: %(state)s.")
    what = {"title": found.definition.title, "state": found.get_state_display()}
    messages.success(request, told % what)
    return redirect(plan_url(found))
