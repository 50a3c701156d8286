"""Moving a plan: what each reader may do with it now, what that means, and doing it."""

import dataclasses
from collections.abc import Callable
from typing import Any

import rules
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.domain.moves import allowed
from actionplans.domain.plan import (
    accept_plan,
    begin_revising,
    change_plan,
    check_writing,
    missing_sections,
    open_for_review,
    send_back,
    set_audience,
    submit_plan,
)
from actionplans.enums import PLAN_MOVES, PlanState
from actionplans.forms import AudienceForm, PlanForm
from actionplans.models import Plan
from actionplans.views.find import ask, find_plan, find_section


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


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, cohort: str, city: str) -> HttpResponse:
    plan = find_plan(request, cohort, city)
    ask(request, "actionplans.change_plan", plan)
    check_writing(plan)
    form = PlanForm(request.POST or None, instance=plan)
    if request.method == "POST" and form.is_valid():
        change_plan(plan, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        messages.success(request, _("Stored."))
        return redirect(plan)
    context = {
        "form": form,
        "pair": plan.pair,
        "heading": _("Title and outcome"),
        "here": _("Title and outcome"),
        "lede": _("A good title says what the city will do. That no twin is needed is a good outcome too."),
    }
    return render(request, "actionplans/form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def audience(request: HttpRequest, cohort: str, city: str, section: str) -> HttpResponse:
    found = find_section(request, cohort, city, section)
    ask(request, "actionplans.edit_section", found)
    check_writing(found.plan)
    form = AudienceForm(request.POST or None, initial={"audience": found.audience})
    if request.method == "POST" and form.is_valid():
        set_audience(found, form.cleaned_data["audience"], by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("From now on it is read by %s.") % found.get_audience_display())
        return redirect(f"{found.plan.get_absolute_url()}#{found.code}")
    context = {
        "form": form,
        "pair": found.pair,
        "heading": found.definition.title,
        "here": _("Who reads it"),
        "lede": _(
            "This holds while you draft and revise. In review, and once submitted, the cohort reads all."
        ),
    }
    return render(request, "actionplans/form.html", context)
