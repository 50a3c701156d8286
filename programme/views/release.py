"""The rehearsal of a release, and the release itself."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cohorts.models import Cohort
from cohorts.views.entry import organised_cohort
from programme.domain.answers import cite
from programme.domain.messages.audience import find_audience
from programme.domain.messages.effect import reckon_effect
from programme.domain.messages.groups import group_alike
from programme.domain.release import Rehearsal, rehearse_release, release_programme
from programme.domain.restoring import rehearse_restoration, restore_release
from programme.domain.telling import tally, tell
from programme.domain.warnings.accepting import weigh
from programme.domain.warnings.gathering import gather
from programme.enums import ReleaseKind
from programme.forms.release import ReleaseForm
from programme.models import Release, ReleaseMessage, ReleaseThread, Session
from programme.views.rights import get_or_post, person


@get_or_post
def release_new(request: HttpRequest, cohort: str) -> HttpResponse:
    edition = organised_cohort(request, cohort)
    older = _restored(request, edition)
    sessions = list(edition.sessions.with_parts().in_order())
    rehearsal = rehearse_restoration(older) if older else rehearse_release(edition, sessions)
    kind = ReleaseKind.PRELIMINARY if rehearsal.number == 1 else ReleaseKind.FINAL
    form = ReleaseForm(
        request.POST or None, next_number=rehearsal.number, restores=older, initial={"kind": kind}
    )
    if request.method == "POST" and form.is_valid():
        make = partial(restore_release, older) if older else partial(release_programme, edition)
        words = {name: form.cleaned_data[name] for name in ("kind", "note") if name in form.cleaned_data}
        release = make(by=person(request), **words)
        return _made(request, release)
    context = {"cohort": edition, "form": form, "older": older, **_told(edition, sessions, rehearsal, older)}
    return render(request, "programme/release_form.html", context, status=422 if form.is_bound else 200)


def _made(request: HttpRequest, release: Release) -> HttpResponse:
    """On to what people are told of it; if nobody is told anything, to the release."""
    drafts = release.mailing.messages.count()
    words = ngettext(
        "Release %(number)d is out. %(drafts)d message waits for you to send it.",
        "Release %(number)d is out. %(drafts)d messages wait for you to send them.",
        drafts,
    )
    said = words if drafts else _("Release %(number)d is out. It changes nothing for anybody.")
    messages.success(request, said % {"number": release.number, "drafts": drafts})
    page = "programme:mailing" if drafts else "programme:release"
    return redirect(page, cohort=release.cohort.slug, number=release.number)


def _restored(request: HttpRequest, edition: Cohort) -> Release | None:
    """The older release that is to be brought back, if one is named."""
    number = request.GET.get("restores", "")
    if not number:
        return None
    if not number.isdecimal():
        raise Http404
    found: Release = get_object_or_404(Release.objects.of_cohort(edition), number=number[:9])
    return found


def _audience(edition: Cohort, rehearsal: Rehearsal, decided: list[ReleaseThread]) -> dict[str, Any]:
    """Who would be written to, grouped by what they are told, and what happens in calendars."""
    audience = find_audience(edition, rehearsal.copies, decided, at=timezone.now())
    return {
        "groups": group_alike(audience.told),
        "people": len(audience.told),
        "silent": len(audience.silent),
        "unsent": ReleaseMessage.objects.unsent_in(edition).count(),
        "effect": reckon_effect(rehearsal.before, rehearsal.copies),
    }


def _told(
    edition: Cohort, sessions: list[Session], rehearsal: Rehearsal, older: Release | None
) -> dict[str, Any]:
    """What the release would say: its changes, what it answers, and what is still open."""
    weighed = weigh(edition, sessions)
    remarks = ReleaseThread.objects.of_cohort(edition).with_remarks()
    decided = [] if older else list(remarks.to_tell())
    return {
        "rehearsal": rehearsal,
        "told": tell(rehearsal.changes, cite(decided)),
        "tally": tally(rehearsal.changes),
        "decided": decided,
        **_audience(edition, rehearsal, decided),
        "unanswered": list(remarks.waiting()),
        "warnings": gather(weighed.open, sessions),
        "weighed": weighed,
    }
