"""The rehearsal of a release, and the release itself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cohorts.views.entry import organised_cohort
from programme.domain.release import rehearse_release, release_programme
from programme.domain.telling import tally, tell
from programme.domain.warnings import gather, warn
from programme.enums import ReleaseKind
from programme.forms.release import ReleaseForm
from programme.views.rights import person
from programme.views.studio import get_or_post


@get_or_post
def release_new(request: HttpRequest, cohort: str) -> HttpResponse:
    edition = organised_cohort(request, cohort)
    rehearsal = rehearse_release(edition)
    kind = ReleaseKind.PRELIMINARY if rehearsal.number == 1 else ReleaseKind.FINAL
    form = ReleaseForm(request.POST or None, next_number=rehearsal.number, initial={"kind": kind})
    if request.method == "POST" and form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("kind", "note")}
        release = release_programme(edition, by=person(request), **words)
        messages.success(request, _("Release %(number)d is out.") % {"number": release.number})
        return redirect("programme:release", cohort=edition.slug, number=release.number)
    sessions = list(edition.sessions.with_parts().in_order())
    warned = warn(sessions)
    context = {
        "cohort": edition,
        "form": form,
        "rehearsal": rehearsal,
        "told": tell(rehearsal.changes),
        "tally": tally(rehearsal.changes),
        "warnings": gather(warned, {session.code: session.title for session in sessions}),
        "number": len(warned),
    }
    return render(request, "programme/release_form.html", context, status=422 if form.is_bound else 200)
