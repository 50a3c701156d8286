"""What one must know to come to a phase, written by its organisers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cohorts.views.entry import organised_cohort
from programme.domain.practical import change_practical, written_for
from programme.forms.practical import PracticalForm
from programme.models import Phase
from programme.views.rights import get_or_post, person


@get_or_post
def phase_practical(request: HttpRequest, cohort: str, code: str) -> HttpResponse:
    edition = organised_cohort(request, cohort)
    phase = get_object_or_404(Phase, cohort=edition, code=code)
    form = PracticalForm(request.POST if request.method == "POST" else None, instance=written_for(phase))
    if request.method == "POST" and form.is_valid():
        changed = change_practical(phase, by=person(request), **form.cleaned_data)
        messages.success(
            request,
            _("Stored. The page and calendars tell it from now on; the booklet is printed anew.")
            if changed
            else _("Nothing was changed."),
        )
        return redirect("programme:practical", cohort=edition.slug)
    stale = form.is_bound and form.has_error("version", code="stale")
    context = {"cohort": edition, "phase": phase, "form": form, "now": form.differing() if stale else []}
    return render(request, "programme/practical_form.html", context, status=422 if form.is_bound else 200)
