"""A person's own page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from desk.domain.ahead import next_sessions, released_now, taught_by
from desk.domain.due import due_outputs
from desk.domain.growing import own_plans
from desk.domain.standing import standing_of
from desk.domain.waiting import waiting_for


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, User)  # noqa: S101 (the middleware has asked for sign-in)
    at = timezone.now()
    standing = standing_of(request.user)
    released = released_now(standing.running)
    context = {
        "now": at,
        "standing": standing,
        "joined": [(joined, standing.role_words(joined)) for joined in standing.cohorts],
        "next_sessions": next_sessions(standing, released, at=at),
        "taught": taught_by(request.user, released),
        "waiting": waiting_for(standing),
        "own_plans": own_plans(standing),
        "due": due_outputs(standing, released, at=at),
    }
    return render(request, "desk/desk.html", context)
