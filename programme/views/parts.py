"""One city's part of an output, for organisers, and how it is settled for that city."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from rules import has_perm

from cohorts.models import CityPair
from cohorts.views.entry import organised_cohort
from programme.domain.readiness.ledger import read_ledger
from programme.forms.delivery import PartForm
from programme.forms.extension import ExtensionForm
from programme.models import Delivery, Output
from programme.views.rights import get_or_post, person


@get_or_post
def part(request: HttpRequest, cohort: str, output: int, city: str) -> HttpResponse:
    promised, pair = found_part(request, cohort, output, city)
    if request.method != "POST":
        return part_page(request, promised, pair)
    form = PartForm(request.POST)
    if not form.is_move:
        raise BadRequest("There is no such move.")
    if not form.is_valid():
        return part_page(request, promised, pair, form=form)
    done = form.store(promised, pair, by=person(request))
    said = {"city": pair, "state": done.get_state_display().lower()}
    messages.success(request, _("For %(city)s it is now %(state)s.") % said)
    return redirect("programme:output", cohort=cohort, output=output)


def found_part(request: HttpRequest, cohort: str, output: int, city: str) -> tuple[Output, CityPair]:
    """An output that every city owes, and one active city; for organisers alone."""
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


def part_page(request: HttpRequest, output: Output, pair: CityPair, **forms: Any) -> HttpResponse:
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
