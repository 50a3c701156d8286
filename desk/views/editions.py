"""The editions a person takes part in, for the head of every page: asked for when they are wanted."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.views import reader
from desk.domain.own.standing import standing_of


@require_safe
def editions(request: HttpRequest) -> HttpResponse:
    standing = standing_of(reader(request))
    joined = [(cohort, standing.role_words(cohort)) for cohort in standing.cohorts]
    return render(request, "desk/_editions.html", {"joined": joined})
