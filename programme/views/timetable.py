"""The timetable of the studio: each day as a board, on which sessions are moved and stretched."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts.models import Cohort
from cohorts.views.entry import organised_cohort
from programme.domain.board import draw_boards
from programme.domain.shifting import shift_session
from programme.domain.wording import say_when
from programme.forms.shift import ShiftForm
from programme.models import Session
from programme.views.remembered import newest, remember
from programme.views.rights import changing_session, person


@require_safe
def timetable(request: HttpRequest, cohort: str) -> HttpResponse:
    return _page(request, organised_cohort(request, cohort))


@require_POST
def session_shift(request: HttpRequest, cohort: str, code: str) -> HttpResponse:
    session = changing_session(request, cohort, code)
    form = ShiftForm(request.POST, zone=session.cohort.time_zone)
    if not form.is_valid():
        return _page(request, session.cohort, about=session, form=form)
    was, sent = say_when(session.slot), form.cleaned_data
    when = {"starts_at": sent["start"], "ends_at": sent["end"], "version": sent["version"]}
    try:
        shift = shift_session(session, by=person(request), **when)
    except ValidationError as wrong:
        form.add_error(None, wrong.messages)
        return _page(request, session.cohort, about=session, form=form)
    if shift:
        remember(request, session.cohort, shift)
        said = {"title": session.title, "now": say_when(session.slot), "was": was}
        messages.success(request, _("“%(title)s” is now %(now)s. It was %(was)s.") % said)
    return _back_to(session)


def _back_to(session: Session) -> HttpResponse:
    return redirect(f"{reverse('programme:timetable', args=[session.cohort.slug])}#{session.code}")


def _page(request: HttpRequest, edition: Cohort, **wrong: Any) -> HttpResponse:
    """The boards; `wrong` is the session whose time could not be stored, and its form."""
    sessions = list(edition.sessions.with_parts().in_order())
    last, boards = newest(request, edition), draw_boards(sessions, edition.time_zone)
    context = {
        "cohort": edition,
        "ahead": [board for board in boards if not board.is_fixed],
        "over": [board for board in boards if board.is_fixed],
        "hourless": [s for s in sessions if s.slot.starts_at is None and s.state != "cancelled"],
        "last": last and next((s for s in sessions if s.code == last.code), None),
        **wrong,
    }
    return render(request, "programme/timetable.html", context, status=422 if wrong else 200)
