"""Finding a date together: organisers ask and close, members say when they can."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from rules import has_perm

from accounts.domain.moves import Refused
from cohorts.views.entry import joined_cohort
from programme.domain.nudging import nudge
from programme.domain.poll_results import find_results
from programme.domain.polls import answer_poll, close_poll, reopen_poll, why_settled, why_unanswerable
from programme.forms.poll import AnswerForm, ClosingForm, PollForms
from programme.models import Poll, PollAnswer
from programme.views.rights import changing_session, get_or_post, person


@get_or_post
def poll_new(request: HttpRequest, cohort: str, code: str) -> HttpResponse:
    session = changing_session(request, cohort, code)
    if request.method != "POST" and (known := session.polls.open().first()):
        return _back_to(known)
    if reason := why_settled(session):
        raise Refused(reason)
    forms = PollForms(session, request.POST if request.method == "POST" else None)
    if request.method == "POST" and (poll := forms.store(by=person(request))):
        messages.success(request, _("The poll is open, and stands on the desk of everybody who is asked."))
        return _back_to(poll)
    context = {"cohort": session.cohort, "session": session, "forms": forms}
    status = 422 if request.method == "POST" else 200
    return render(request, "programme/poll_form.html", context, status=status)


@get_or_post
def poll_page(request: HttpRequest, cohort: str, poll: int) -> HttpResponse:
    found = _found(request, cohort, poll, "programme.view_poll")
    if request.method != "POST":
        return _page(request, found)
    if not has_perm("programme.answer_poll", request.user, found):
        raise PermissionDenied
    form = _answer_form(request, found, request.POST)
    if not form.is_valid():
        return _page(request, found, answer=form)
    try:
        answer_poll(found, form.verdicts(), by=person(request))
    except Refused as refused:
        return _page(request, found, status=409, answer=form, refused=refused.reason)
    messages.success(request, _("Your answers are stored. You can change them until the poll is closed."))
    return _back_to(found)


@require_POST
def poll_nudge(request: HttpRequest, cohort: str, poll: int) -> HttpResponse:
    found = _found(request, cohort, poll, "programme.decide_poll")
    number = nudge(found, by=person(request))
    said = ngettext("%d person is written to.", "%d people are written to.", number) % number
    messages.success(request, said)
    return _back_to(found)


@require_POST
def poll_close(request: HttpRequest, cohort: str, poll: int) -> HttpResponse:
    found = _found(request, cohort, poll, "programme.decide_poll")
    form = ClosingForm(request.POST, results=find_results(found))
    if not form.is_valid():
        return _page(request, found, closing=form)
    close_poll(found, by=person(request), **form.decision())
    if form.decision()["choice"]:
        messages.success(request, _("Closed. The session has its date; people see it with the next release."))
    else:
        messages.success(request, _("Closed without a date. The session stays as it was."))
    return _back_to(found)


@require_POST
def poll_reopen(request: HttpRequest, cohort: str, poll: int) -> HttpResponse:
    found = _found(request, cohort, poll, "programme.decide_poll")
    reopen_poll(found, by=person(request))
    messages.success(request, _("The poll is open again. The answers are those that were given."))
    return _back_to(found)


def _found(request: HttpRequest, cohort: str, poll: int, right: str) -> Poll:
    edition = joined_cohort(request, cohort)
    found: Poll = get_object_or_404(Poll.objects.of_cohort(edition).with_session(), pk=poll)
    if not has_perm(right, request.user, found):
        raise PermissionDenied
    return found


def _back_to(poll: Poll) -> HttpResponse:
    return redirect("programme:poll", cohort=poll.cohort.slug, poll=poll.pk)


def _answer_form(request: HttpRequest, poll: Poll, data: Any = None) -> AnswerForm:
    said = PollAnswer.objects.to(poll).by(request.user).values_list("proposal", "verdict")
    return AnswerForm(data, proposals=list(poll.proposals.all()), said=dict(said))


def _page(request: HttpRequest, poll: Poll, status: int = 422, **forms: Any) -> HttpResponse:
    """The page; `forms` holds what came back, with a mistake or too late."""
    results, user = find_results(poll), request.user
    answers = has_perm("programme.answer_poll", user, poll)
    context = {
        "cohort": poll.cohort,
        "poll": poll,
        "results": results,
        "chosen": next((c.proposal for c in results.counts if c.proposal.chosen), None),
        "late": poll.is_open and poll.answer_by < poll.today(timezone.now()),
        "nudged": poll.nudged_on == poll.today(timezone.now()),
        "unanswerable": why_unanswerable(poll),
        "settled": why_settled(poll.session),
        "decides": has_perm("programme.decide_poll", user, poll),
        "answers": answers,
        "answer": _answer_form(request, poll) if answers else None,
        "closing": ClosingForm(results=results),
        **forms,
    }
    return render(request, "programme/poll.html", context, status=status if forms else 200)
