"""Moving a plan: what each reader may do with it now, what that means, and doing it."""

import dataclasses
from collections.abc import Callable
from typing import Any

import rules
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accounts.domain.moves import allowed
from actionplans.domain.plan import (
    accept_plan,
    begin_revising,
    missing_sections,
    open_for_review,
    send_back,
    submit_plan,
)
from actionplans.enums import PLAN_MOVES, PlanState
from actionplans.models import Plan
from actionplans.views.find import ask, find_plan


@dataclasses.dataclass(frozen=True)
class Move:
    """A button on the plan page: who may press it, from which state, and what follows."""

    value: str
    to: PlanState
    permission: str
    label: Any
    consequence: Any
    do: Callable[..., None]
    asks_note: bool = False


MOVES = [
    Move(
        "review",
        PlanState.IN_REVIEW,
        "actionplans.move_plan",
        _("Open for review, read by the whole cohort"),
        _("Every section is read by all cities, trainers and observers from then on."),
        open_for_review,
    ),
    Move(
        "revise",
        PlanState.REVISING,
        "actionplans.move_plan",
        _("End the review and revise"),
        _("Sections marked for the pair alone are closed to the cohort again."),
        begin_revising,
    ),
    Move(
        "submit",
        PlanState.SUBMITTED,
        "actionplans.move_plan",
        _("Submit to the organisers"),
        _("The text is closed until they accept it or send it back; the cohort reads it."),
        submit_plan,
    ),
    Move(
        "accept",
        PlanState.ACCEPTED,
        "actionplans.judge_plan",
        _("Accept the plan"),
        _("Its passages may then be proposed for the guide."),
        accept_plan,
    ),
    Move(
        "send-back",
        PlanState.REVISING,
        "actionplans.judge_plan",
        _("Send back to the pair"),
        _("The pair can write again; your reason stands in the plan's record."),
        send_back,
        asks_note=True,
    ),
]


def moves_for(request: HttpRequest, plan: Plan) -> list[Move]:
    """What this reader may do with the plan in its present state."""
    return [move for move in MOVES if _is_open(move, plan) and _may(request, move, plan)]


def _is_open(move: Move, plan: Plan) -> bool:
    ends_review = plan.state == PlanState.IN_REVIEW
    sent_back = move.value == "send-back"
    return str(move.to) in allowed(PLAN_MOVES, plan.state) and (
        move.to != PlanState.REVISING or ends_review != sent_back
    )


def _may(request: HttpRequest, move: Move, plan: Plan) -> bool:
    return bool(rules.has_perm(move.permission, request.user, plan))


@require_POST
def move_plan(request: HttpRequest, cohort: str, city: str) -> HttpResponse:
    plan = find_plan(request, cohort, city)
    move = next((m for m in MOVES if m.value == request.POST.get("state")), None)
    if move is None:
        raise Http404
    ask(request, move.permission, plan)
    note = {"note": request.POST.get("note", "")} if move.asks_note else {}
    missing = missing_sections(plan) if move.value == "submit" else []
    move.do(plan, by=request.user, **note)
    if missing:
        names = ", ".join(section.definition.title for section in missing)
        messages.warning(request, _("Submitted. Still empty although your level asks for it: %s.") % names)
    else:
        messages.success(request, _("The plan is now: %s.") % plan.get_state_display())
    return redirect(plan)
