"""Resolving a thread of remarks, and taking it up again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.domain.moves import Refused
from actionplans.domain.remark import reopen_thread, resolve_thread
from actionplans.forms import ResolveForm
from actionplans.models import SectionThread
from actionplans.views.find import ask, find_section, find_thread


@require_POST
def resolve(request: HttpRequest, cohort: str, city: str, section: str, pk: int) -> HttpResponse:
    thread = find_thread(request, find_section(request, cohort, city, section), pk)
    ask(request, "actionplans.resolve_sectionthread", thread)
    form = ResolveForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Choose what came of the remark: changed, answered or declined."))
    resolve_thread(thread, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
    messages.success(request, _("Resolved: %s.") % thread.get_outcome_display())
    return back_to(thread)


@require_POST
def reopen(request: HttpRequest, cohort: str, city: str, section: str, pk: int) -> HttpResponse:
    thread = find_thread(request, find_section(request, cohort, city, section), pk)
    ask(request, "actionplans.resolve_sectionthread", thread)
    reopen_thread(thread, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("The remark is open again."))
    return back_to(thread)


def back_to(thread: SectionThread) -> HttpResponse:
    """Back to the thread on its plan's page."""
    return redirect(f"{thread.section.plan.get_absolute_url()}#r-{thread.pk}")
