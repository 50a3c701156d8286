"""A person's own page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.domain.visits import note_visit
from accounts.views import reader
from desk.domain.own.ahead import Ahead, next_sessions, released_now, taught_by
from desk.domain.own.due import Due, due_outputs
from desk.domain.own.greeting import greeting
from desk.domain.own.growing import OwnPlan, own_plans, own_sections
from desk.domain.own.preparing import steps_for
from desk.domain.own.since import news_since
from desk.domain.own.standing import Standing, standing_of
from desk.domain.own.waiting import waiting_for


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    person, at = reader(request), timezone.now()
    standing = standing_of(person)
    released = released_now(standing.running)
    sections = own_sections(standing)
    plans, due = own_plans(standing, sections), due_outputs(standing, released, at=at)
    taught, was_taught = taught_by(standing, released, at=at)
    waiting = waiting_for(standing, sections, at=at)
    before = note_visit(person, "desk", at=at)
    context = {
        "now": at,
        "greeting": greeting(person, at),
        "standing": standing,
        "joined": standing.joined,
        "next_sessions": [
            _ahead(each, standing, plans, due) for each in next_sessions(standing, released, at=at)
        ],
        "taught": taught,
        "was_taught": was_taught,
        "waiting": waiting,
        "own_plans": plans,
        "due": due,
        "news": news_since(standing, released, before=before, at=at, waiting=waiting),
    }
    return render(request, "desk/desk.html", context)


def _ahead(ahead: Ahead, standing: Standing, plans: list[OwnPlan], due: list[Due]) -> dict[str, Any]:
    """A session ahead with what is to be done for it, and the plan that it asks for."""
    own = next((own for own in plans if own.pair.cohort_id == ahead.cohort.pk), None)
    steps = steps_for(ahead, due, own)
    return {"ahead": ahead, "own": own, "organises": ahead.cohort in standing.organised, "steps": steps}
