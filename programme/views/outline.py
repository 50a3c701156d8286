"""Phases and tracks, each on a short form."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cohorts.models import Cohort
from cohorts.views.entry import organised_cohort
from programme.domain.outline import add_phase, add_track, change_phase, change_track
from programme.forms.outline import PhaseForm, TrackForm
from programme.models import Phase, Track
from programme.views.rights import get_or_post, person


@get_or_post
def phase_page(request: HttpRequest, cohort: str, code: str = "") -> HttpResponse:
    edition = organised_cohort(request, cohort)
    phase = get_object_or_404(Phase, cohort=edition, code=code) if code else None
    form = PhaseForm(request.POST or None, instance=phase, initial={"order": edition.phases.count() + 1})
    return _page(
        request, edition, form, add_phase, change_phase, phase, _("Phase") if phase else _("New phase")
    )


@get_or_post
def track_page(request: HttpRequest, cohort: str, code: str = "") -> HttpResponse:
    edition = organised_cohort(request, cohort)
    track = get_object_or_404(Track, cohort=edition, code=code) if code else None
    form = TrackForm(request.POST or None, instance=track)
    return _page(
        request, edition, form, add_track, change_track, track, _("Track") if track else _("New track")
    )


def _page(
    request: HttpRequest, cohort: Cohort, form: Any, add: Any, change: Any, row: Any, what: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid() and _store(request, cohort, form, add, change, row):
        messages.success(request, _("“%(title)s” is stored.") % {"title": form.cleaned_data["title"]})
        return redirect("programme:studio", cohort=cohort.slug)
    context = {"cohort": cohort, "form": form, "row": row, "what": what}
    if isinstance(row, Phase):
        context["practical_url"] = reverse("programme:phase_practical", args=[cohort.slug, row.code])
    return render(request, "programme/outline_form.html", context, status=422 if form.is_bound else 200)


def _store(request: HttpRequest, cohort: Cohort, form: Any, add: Any, change: Any, row: Any) -> bool:
    try:
        if row is None:
            add(cohort, by=person(request), **form.cleaned_data)
        else:
            row.refresh_from_db()
            change(row, by=person(request), **form.cleaned_data)
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return False
    return True
