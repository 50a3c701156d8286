"""What is promised, for every member: a city's own part, which it delivers here, and how many others did."""

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from rules import has_perm

from cohorts.models import CityPair, Cohort
from cohorts.rules import standing
from cohorts.views.entry import joined_cohort
from programme.domain.readiness.ledger import read_ledger
from programme.domain.readiness.own import Mine, Promised, list_owing, list_promised
from programme.forms.delivery import HandInForm
from programme.models import Delivery, Output
from programme.views.rights import person


@require_safe
def promised(request: HttpRequest, cohort: str) -> HttpResponse:
    return _page(request, joined_cohort(request, cohort))


@require_POST
def hand_in(request: HttpRequest, cohort: str, output: int, city: str) -> HttpResponse:
    edition = joined_cohort(request, cohort)
    told = Output.objects.released(edition).of_cities().with_session()
    found: Output = get_object_or_404(told, pk=output)
    pair: CityPair = get_object_or_404(
        edition.pairs.active().select_related("city", "cohort"), city__slug=city
    )
    if not has_perm("programme.fulfil_delivery", request.user, Delivery(output=found, pair=pair)):
        raise PermissionDenied
    form = HandInForm(request.POST, auto_id=_ids(found.pk, pair.pk))
    if not form.is_move:
        raise BadRequest("There is no such move.")
    if not form.is_valid():
        return _page(request, edition, typed=form)
    form.store(found, pair, by=person(request))
    handed_in = form.cleaned_data["move"] == "deliver"
    messages.success(
        request,
        _("Delivered. The organisers read it.") if handed_in else _("Taken back: your city owes it again."),
    )
    return redirect(reverse("programme:promised", args=[cohort]) + f"#o-{found.pk}")


def _page(request: HttpRequest, edition: Cohort, typed: HandInForm | None = None) -> HttpResponse:
    """The page; `typed` is the form that came back with a mistake.

    A city reads its own part alone. Who has a role reads how many delivered; who is late, organisers alone.
    """
    held = standing(request.user, edition)
    own = list(edition.pairs.active().seating(person(request)).select_related("city"))
    ledger = read_ledger(edition, at=timezone.now(), pairs=None if held.roles else own)
    found = list_promised(ledger, edition, own)
    context = {
        "cohort": edition,
        "promised": [(each, [(mine, _form(each, mine, typed)) for mine in each.mine]) for each in found],
        "own": own,
        "owing": list_owing(found),
        "counts": bool(held.roles),
        "organises": has_perm("cohorts.organise_cohort", request.user, edition),
    }
    return render(request, "programme/promised.html", context, status=422 if typed else 200)


def _form(promised: Promised, mine: Mine, typed: HandInForm | None) -> HandInForm:
    """The form of one part; the one that was typed into, if it is that."""
    ids = _ids(promised.account.output.pk, mine.part.pair.pk)
    return typed if typed and typed.auto_id == ids else HandInForm(auto_id=ids)


def _ids(output: int, pair: int) -> str:
    return f"part-{output}-{pair}-%s"
