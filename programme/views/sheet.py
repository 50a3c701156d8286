"""A session's sheet in the organisers' studio, and what its trainer sees of it."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from rules import has_perm

from cohorts.models import Cohort
from cohorts.views.entry import note_cohort, organised_cohort
from programme.domain.polls import why_settled
from programme.domain.stages import offered
from programme.domain.warnings.accepting import weigh_one
from programme.forms.move import labels
from programme.forms.session import MaterialsForm
from programme.forms.sheet import SheetForms
from programme.models import Session
from programme.views.rights import get_or_post, person, sheet_of


@get_or_post
def session_new(request: HttpRequest, cohort: str) -> HttpResponse:
    edition = organised_cohort(request, cohort)
    if not (edition.phases.exists() and edition.tracks.exists()):
        messages.warning(request, _("A session stands in a phase and a track. Add one of each first."))
        return redirect("programme:studio", cohort=edition.slug)
    return _sheet_page(request, edition, None)


@get_or_post
def session_page(request: HttpRequest, cohort: str, code: str) -> HttpResponse:
    session, sessions = sheet_of(request, cohort, code)
    if has_perm("programme.change_session", request.user, session):
        note_cohort(request, session.cohort)
        return _sheet_page(request, session.cohort, session, sessions)
    if request.method == "POST":
        raise PermissionDenied
    form = MaterialsForm(initial={"materials": session.materials})
    context = {"cohort": session.cohort, "session": session, "form": form}
    return render(request, "programme/session_own.html", context)


def _sheet_page(
    request: HttpRequest, cohort: Cohort, session: Session | None, sessions: Sequence[Session] = ()
) -> HttpResponse:
    weighed = weigh_one(session, sessions) if session else None  # before a form lays hands on the session
    forms = SheetForms(cohort, session, request.POST if request.method == "POST" else None)
    if request.method == "POST" and forms.is_valid() and (stored := forms.store(by=person(request))):
        messages.success(request, _("“%(title)s” is stored.") % {"title": stored.title})
        return redirect("programme:session", cohort=cohort.slug, code=stored.code)
    known = session
    if session and forms.texts.is_bound:
        # Read afresh: what was typed and not stored must not show in the head of the page.
        known = Session.objects.with_parts().with_open_poll().get(pk=session.pk)
    context = {
        "cohort": cohort,
        "forms": forms,
        "session": known,
        "askable": known is not None and not why_settled(known),
        "moves": labels(known, offered(known)) if known else [],
        "weighed": weighed,
    }
    status = 422 if forms.texts.is_bound else 200
    return render(request, "programme/session_form.html", context, status=status)
