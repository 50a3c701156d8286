"""The consultation of a release: what members say of its sessions, and what organisers make of it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from rules import has_perm

from accounts.domain.moves import Refused
from cohorts.models import Cohort
from cohorts.views.entry import joined_cohort
from programme.domain.consultation import decide, is_consulted, leave_remark, reply, think_again
from programme.domain.discussion import discuss
from programme.forms.consultation import DecisionForm, RemarkForm, ReplyForm
from programme.models import Release, ReleaseThread
from programme.views.rights import get_or_post, person


@get_or_post
def consultation(request: HttpRequest, cohort: str, number: int) -> HttpResponse:
    edition = joined_cohort(request, cohort)
    release = get_object_or_404(Release.objects.visible_to(request.user).of_cohort(edition), number=number)
    if request.method != "POST":
        return _page(request, edition, release)
    if not has_perm("programme.remark_release", request.user, release):
        raise PermissionDenied
    form = RemarkForm(request.POST, sessions=release.sessions.all())
    if not form.is_valid():
        if "session" in form.errors:
            raise Refused(_("That session is not in this release. Choose it again."))
        return _page(request, edition, release, remark=form)
    thread = leave_remark(by=person(request), **form.cleaned_data)
    messages.success(request, _("Stored. Everybody in the cohort can read it; the organisers answer it."))
    return _back_to(thread)


@require_POST
def remark_reply(request: HttpRequest, cohort: str, thread: int) -> HttpResponse:
    edition, found = _found(request, cohort, thread, "programme.reply_releasethread")
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return _page(request, edition, found.session.release, about=found, reply=form)
    reply(found, by=person(request), **form.cleaned_data)
    messages.success(request, _("Your reply is stored."))
    return _back_to(found)


@require_POST
def remark_decide(request: HttpRequest, cohort: str, thread: int) -> HttpResponse:
    edition, found = _found(request, cohort, thread, "programme.decide_releasethread")
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, edition, found.session.release, about=found, decision=form)
    decide(found, by=person(request), **form.cleaned_data)
    said = _("Decided: %(disposition)s. The next release tells it, and writes to whoever left the remark.")
    messages.success(request, said % {"disposition": found.disposition})
    return _back_to(found)


@require_POST
def remark_reopen(request: HttpRequest, cohort: str, thread: int) -> HttpResponse:
    _edition, found = _found(request, cohort, thread, "programme.decide_releasethread")
    think_again(found, by=person(request))
    messages.success(request, _("The remark waits for an answer again."))
    return _back_to(found)


def _found(request: HttpRequest, cohort: str, thread: int, right: str) -> tuple[Cohort, ReleaseThread]:
    edition = joined_cohort(request, cohort)
    found: ReleaseThread = get_object_or_404(
        ReleaseThread.objects.of_cohort(edition).with_remarks(), pk=thread
    )
    if not has_perm(right, request.user, found):
        raise PermissionDenied
    return edition, found


def _back_to(thread: ReleaseThread) -> HttpResponse:
    release = thread.session.release
    page = reverse("programme:consultation", args=[release.cohort.slug, release.number])
    return redirect(f"{page}#r-{thread.pk}")


def _page(request: HttpRequest, edition: Cohort, release: Release, **forms: Any) -> HttpResponse:
    """The page; `forms` holds what came back with a mistake, and `about` which thread it is for."""
    threads = list(ReleaseThread.objects.of_release(release).with_remarks())
    context = {
        "cohort": edition,
        "release": release,
        "discussed": discuss(release.sessions.all(), threads, at=timezone.now()),
        "number": len(threads),
        "waiting": [thread for thread in threads if not thread.is_resolved],
        "open": is_consulted(release),
        "remarks": has_perm("programme.remark_release", request.user, release),
        "decides": has_perm("cohorts.organise_cohort", request.user, edition),
        "remark_form": RemarkForm(sessions=release.sessions.none()),
        "decision_form": DecisionForm(),
        **forms,
    }
    return render(request, "programme/consultation.html", context, status=422 if forms else 200)
