"""What one must know to come to each phase in person: shown to whom it concerns, and written."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from rules import has_perm

from cohorts.views.entry import organised_cohort, visible_cohort
from programme.domain.practical import change_practical, practical_of, words_for, written_for
from programme.domain.stays import find_stays
from programme.domain.stops import find_stops
from programme.domain.ways import describe_way, words_of
from programme.forms.practical import PracticalForm
from programme.models import Phase
from programme.views.rights import person
from programme.views.studio import get_or_post


@login_not_required
@require_safe
def practical(request: HttpRequest, cohort: str) -> HttpResponse:
    edition = visible_cohort(request, cohort)
    member = has_perm("cohorts.join_cohort", request.user, edition)
    release = edition.releases.newest_first().first()
    on_site = list(release.sessions.in_person()) if release else []
    written = practical_of(edition) if on_site else {}
    stays = [
        (stay, describe_way(stay.code, words_for(written.get(stay.code), member=member)))
        for stay in find_stays(on_site)
    ]
    context = {
        "cohort": edition,
        "release": release,
        "on_site": find_stops(on_site),
        "stays": stays,
        "city": edition.host_city,
        "organises": has_perm("cohorts.organise_cohort", request.user, edition),
        "practical": words_of(edition.practical, below=2),
        "practical_members": words_of(edition.practical_members, "members-", below=2) if member else "",
        "is_member": member,
    }
    return render(request, "programme/practical.html", context)


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
