"""The rehearsal of a release, and the release itself."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cohorts.models import Cohort
from cohorts.views.entry import organised_cohort
from programme.domain.answers import cite
from programme.domain.release import Rehearsal, rehearse_release, release_programme
from programme.domain.telling import tally, tell
from programme.domain.warnings import gather, warn
from programme.enums import ReleaseKind
from programme.forms.release import ReleaseForm
from programme.models import ReleaseThread
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
    context = {"cohort": edition, "form": form, "rehearsal": rehearsal, **_told(edition, rehearsal)}
    return render(request, "programme/release_form.html", context, status=422 if form.is_bound else 200)


def _told(edition: Cohort, rehearsal: Rehearsal) -> dict[str, Any]:
    """What the release would say: its changes, what it answers, and what is still open."""
    sessions = list(edition.sessions.with_parts().in_order())
    warned = warn(sessions)
    remarks = ReleaseThread.objects.of_cohort(edition).with_remarks()
    decided = list(remarks.to_tell())
    return {
        "told": tell(rehearsal.changes, cite(decided)),
        "tally": tally(rehearsal.changes),
        "decided": decided,
        "authors": len({thread.author_id for thread in decided}),
        "unanswered": list(remarks.waiting()),
        "warnings": gather(warned, {session.code: session.title for session in sessions}),
        "number": len(warned),
    }
