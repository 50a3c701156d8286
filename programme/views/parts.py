"""One city's part of an output, for organisers: settled for it, and more time given or taken back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from rules import has_perm

from cohorts.models import CityPair
from cohorts.views.entry import organised_cohort
from programme.domain.extensions import grant_extension, revoke_extension
from programme.domain.readiness.ledger import read_ledger
from programme.forms.delivery import PartForm
from programme.forms.extension import ExtensionForm
from programme.models import Delivery, Extension, Output
from programme.views.rights import person
from programme.views.studio import get_or_post


@get_or_post
def part(request: HttpRequest, cohort: str, output: int, city: str) -> HttpResponse:
    promised, pair = _found(request, cohort, output, city)
    if request.method != "POST":
        return _page(request, promised, pair)
    form = PartForm(request.POST)
    if not form.is_move:
        raise BadRequest("There is no such move.")
    if not form.is_valid():
        return _page(request, promised, pair, form=form)
    done = form.store(promised, pair, by=person(request))
    said = {"city": pair, "state": done.get_state_display().lower()}
    messages.success(request, _("For %(city)s it is now %(state)s.") % said)
    return redirect("programme:output", cohort=cohort, output=output)


@require_POST
def extend(request: HttpRequest, cohort: str, output: int, city: str) -> HttpResponse:
    promised, pair = _found(request, cohort, output, city)
    form = ExtensionForm(request.POST)
    if form.is_valid():
        try:
            grant_extension(promised, pair, by=person(request), **form.cleaned_data)
        except ValidationError as wrong:
            form.add_error(None, wrong)
    if form.errors:
        return _page(request, promised, pair, extension=form)
    messages.success(request, _("%(city)s has more time now, and reads why.") % {"city": pair})
    return redirect("programme:output", cohort=cohort, output=output)


@require_POST
def extension_back(request: HttpRequest, cohort: str, output: int, city: str) -> HttpResponse:
    promised, pair = _found(request, cohort, output, city)
    found = get_object_or_404(Extension.objects.for_pair(promised, pair).with_subject())
    revoke_extension(found, by=person(request))
    messages.success(request, _("%(city)s has the same day as all others again.") % {"city": pair})
    return redirect("programme:output", cohort=cohort, output=output)


def _found(request: HttpRequest, cohort: str, output: int, city: str) -> tuple[Output, CityPair]:
    edition = organised_cohort(request, cohort)
    promised: Output = get_object_or_404(
        Output.objects.of_cohort(edition).of_cities().with_session(), pk=output
    )
    pair: CityPair = get_object_or_404(
        edition.pairs.active().select_related("city", "cohort"), city__slug=city
    )
    if not has_perm("programme.settle_delivery", request.user, Delivery(output=promised, pair=pair)):
        raise PermissionDenied
    return promised, pair


def _page(request: HttpRequest, output: Output, pair: CityPair, **forms: Any) -> HttpResponse:
    """The page; `forms` holds what came back with a mistake."""
    edition = output.session.cohort
    account = read_ledger(edition, at=timezone.now(), pairs=[pair]).accounts[output.pk]
    own = account.parts[0]
    events = own.delivery.events.select_related("by") if own.delivery else []
    context = {
        "cohort": edition,
        "account": account,
        "part": own,
        "events": events,
        "form": PartForm(),
        "extension": ExtensionForm(),
        **forms,
    }
    return render(request, "programme/part.html", context, status=422 if forms else 200)
