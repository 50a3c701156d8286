"""The organisers' studio: the agenda as a list, one line of it open for writing, and its last move undone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.domain.moves import Refused
from cohorts.models import Cohort
from cohorts.views.entry import organised_cohort
from programme.domain.release import list_untold
from programme.domain.shifting import move_back, note_shift
from programme.domain.telling import tell
from programme.domain.warnings.accepting import weigh
from programme.domain.warnings.gathering import gather
from programme.domain.wording import say_when
from programme.domain.worklist import coming, list_work
from programme.forms.sheet import LineForms
from programme.models import Mailing, ReleaseThread
from programme.views.remembered import follow, forget, newest, remember
from programme.views.rights import changing_session, person


@require_safe
def studio(request: HttpRequest, cohort: str) -> HttpResponse:
    return _page(request, organised_cohort(request, cohort), request.GET.get("edit", ""))


@require_POST
def session_line(request: HttpRequest, cohort: str, code: str) -> HttpResponse:
    session = changing_session(request, cohort, code)
    before = changing_session(request, cohort, code)  # a form lays hands on the other
    forms = LineForms(session.cohort, session, request.POST)
    if not (forms.is_valid() and (stored := forms.store(by=person(request)))):
        return _page(request, session.cohort, code, forms)
    if shift := note_shift(before, stored):
        remember(request, session.cohort, shift)
    else:
        follow(request, session.cohort, code, before.version, stored.version)
    messages.success(request, _("“%(title)s” is stored.") % {"title": stored.title})
    return redirect(f"{reverse('programme:studio', args=[cohort])}#{code}")


@require_POST
def undo(request: HttpRequest, cohort: str) -> HttpResponse:
    edition = organised_cohort(request, cohort)
    back = reverse(f"programme:{'studio' if 'list' in request.POST else 'timetable'}", args=[cohort])
    last = newest(request, edition)
    if last is None:
        raise Refused(_("There is nothing left to move back."), back=back)
    # Whatever comes of it: what can't be taken back now never can.
    forget(request, edition, last, last.after + 1)
    session = changing_session(request, cohort, last.code)
    move_back(session, last, by=person(request))
    said = {"title": session.title, "now": say_when(session.slot)}
    messages.success(request, _("“%(title)s” is back: %(now)s.") % said)
    return redirect(f"{back}#{session.code}")


def _page(request: HttpRequest, edition: Cohort, code: str, forms: LineForms | None = None) -> HttpResponse:
    """The list; the line of `code` is open, with `forms` if they could not be stored."""
    sessions = list(edition.sessions.with_parts().with_open_poll().in_order())
    releases = list(edition.releases.with_mailing().newest_first())
    weighed = weigh(edition, sessions)
    work = list_work(sessions, weighed.open, at=timezone.now(), opened=code)
    untold = tell(list_untold(releases[0], sessions)) if releases else []
    known, last = {session.code: session for session in sessions}, newest(request, edition)
    context = {
        "cohort": edition,
        "work": work,
        "coming": coming(work),
        "warnings": gather(weighed.open, sessions),
        "weighed": weighed,
        "phases": list(edition.phases.all()),
        "tracks": list(edition.tracks.all()),
        "releases": releases,
        "mailings": list(Mailing.objects.of_cohort(edition).waiting()) if releases else [],
        "unanswered": ReleaseThread.objects.of_cohort(edition).waiting().count() if releases else 0,
        "untold": untold,
        "changed": {told.code for told in untold},
        "line_forms": forms or (LineForms(edition, known[code]) if code in known else None),
        "last": known.get(last.code) if last else None,
    }
    return render(request, "programme/studio.html", context, status=422 if forms else 200)
