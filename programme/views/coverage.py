"""Which cities have nobody in which track, slot by slot."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cohorts.views.entry import organised_cohort
from programme.domain.presence.coverage import cover


@require_safe
def coverage(request: HttpRequest, cohort: str) -> HttpResponse:
    edition = organised_cohort(request, cohort)
    context = {"cohort": edition, "coverage": cover(edition, at=timezone.now())}
    return render(request, "programme/coverage.html", context)
