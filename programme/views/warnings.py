"""Warnings of the working programme: accepted because of something, and taken back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.domain.moves import Refused
from cohorts.models import Cohort
from cohorts.views.entry import organised_cohort
from programme.domain.warnings.accepting import accept_warnings, take_back, weigh
from programme.domain.warnings.gathering import Group, find_group, gather
from programme.forms.acceptance import AcceptanceForm
from programme.models import Acceptance
from programme.views.rights import get_or_post, person


@get_or_post
def warning_accept(request: HttpRequest, cohort: str, kind: str, digest: str) -> HttpResponse:
    edition = organised_cohort(request, cohort)
    group = _group(edition, kind, digest)
    asked = [code for code in request.GET.getlist("session") if code]
    form = AcceptanceForm(request.POST or None, group=group, initial={"sessions": asked} if asked else {})
    if request.method == "POST" and form.is_valid():
        accept_warnings(edition, form.warned(), reason=form.cleaned_data["reason"], by=person(request))
        messages.success(request, _("Accepted. It comes back by itself when its facts change."))
        return redirect(_warnings_of(edition))
    context = {"cohort": edition, "form": form, "group": group}
    return render(request, "programme/warning_accept.html", context, status=422 if form.is_bound else 200)


@require_POST
def warning_back(request: HttpRequest, cohort: str, accepted: int) -> HttpResponse:
    edition = organised_cohort(request, cohort)
    acceptance = get_object_or_404(Acceptance.objects.of_cohort(edition).with_people(), pk=accepted)
    take_back(acceptance, by=person(request))
    messages.success(request, _("Taken back: the warning is open again."))
    return redirect(_warnings_of(edition))


def _group(edition: Cohort, kind: str, digest: str) -> Group:
    """What the address names, if nobody mended or accepted it meanwhile."""
    sessions = list(edition.sessions.with_parts().in_order())
    group = find_group(gather(weigh(edition, sessions).open, sessions), kind, digest)
    if group is None:
        gone = _("This warning is gone: somebody mended or accepted it. The studio says what is still open.")
        raise Refused(gone, back=_warnings_of(edition))
    return group


def _warnings_of(edition: Cohort) -> str:
    return reverse("programme:studio", args=[edition.slug]) + "#warnings"
