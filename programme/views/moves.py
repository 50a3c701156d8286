"""The verbs of the studio: move a session or an output, delete a session, supply materials."""

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from rules import has_perm

from programme.domain.dropping import drop_session, why_kept
from programme.domain.sessions import change_session
from programme.domain.stages import MOVES
from programme.forms.move import OUTPUT_MOVES, MoveForm, OutputMoveForm, VersionForm
from programme.forms.session import MaterialsForm
from programme.views.rights import changing_session, get_or_post, person, working_session


@require_POST
def session_move(request: HttpRequest, cohort: str, code: str) -> HttpResponse:
    session = changing_session(request, cohort, code)
    form = MoveForm(request.POST)
    if not form.is_valid():
        raise BadRequest("There is no such move.")
    MOVES[form.cleaned_data["move"]](session, by=person(request), note=form.cleaned_data["note"])
    said = {"title": session.title, "state": session.get_state_display().lower()}
    messages.success(request, _("“%(title)s” is now %(state)s. People see it with the next release.") % said)
    return redirect("programme:session", cohort=cohort, code=code)


@get_or_post
def session_drop(request: HttpRequest, cohort: str, code: str) -> HttpResponse:
    session = changing_session(request, cohort, code)
    if request.method != "POST":
        context = {"cohort": session.cohort, "session": session, "kept_because": why_kept(session)}
        return render(request, "programme/session_drop.html", context)
    form = VersionForm(request.POST)
    if not form.is_valid():
        raise BadRequest("It must say which version of the session was read.")
    drop_session(session, version=form.cleaned_data["version"], by=person(request))
    messages.success(request, _("“%(title)s” is deleted.") % {"title": session.title})
    return redirect("programme:studio", cohort=cohort)


@require_POST
def output_move(request: HttpRequest, cohort: str, code: str, output: int) -> HttpResponse:
    session = changing_session(request, cohort, code)
    promised = get_object_or_404(session.outputs.with_session(), pk=output)
    form = OutputMoveForm(request.POST)
    if not form.is_valid():
        raise BadRequest("There is no such move.")
    OUTPUT_MOVES[form.cleaned_data["move"]](promised, by=person(request), note=form.cleaned_data["note"])
    said = {"title": promised.title, "state": promised.get_state_display().lower()}
    messages.success(request, _("“%(title)s” is now %(state)s.") % said)
    return redirect("programme:session", cohort=cohort, code=code)


@require_POST
def session_materials(request: HttpRequest, cohort: str, code: str) -> HttpResponse:
    session = working_session(request, cohort, code)
    if not has_perm("programme.supply_session", request.user, session):
        raise PermissionDenied
    form = MaterialsForm(request.POST)
    if form.is_valid():
        change_session(session, by=person(request), materials=form.cleaned_data["materials"])
        messages.success(request, _("The materials are stored. People see them with the next release."))
    return redirect("programme:session", cohort=cohort, code=code)
