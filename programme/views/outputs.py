"""Outputs and readiness, for organisers: all that was promised, and one output with its cities."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cohorts.models import Cohort
from cohorts.views.entry import organised_cohort
from programme.domain.readiness.account import Account
from programme.domain.readiness.chain import find_chain, out_of_order
from programme.domain.readiness.ledger import read_ledger
from programme.domain.readiness.listing import count_by_word, list_entries, list_silent
from programme.domain.readiness.picture import draw
from programme.forms.move import OUTPUT_MOVES, OutputMoveForm
from programme.models import Output
from programme.views.rights import get_or_post, person


@require_safe
def outputs(request: HttpRequest, cohort: str) -> HttpResponse:
    edition = organised_cohort(request, cohort)
    ledger = read_ledger(edition, at=timezone.now())
    context = {
        "cohort": edition,
        "entries": list_entries(ledger),
        "silent": list_silent(ledger),
        "late": ledger.late,
        "chain": find_chain(ledger),
        "picture": draw(ledger),
        "out_of_order": out_of_order(ledger),
        "cities": len(ledger.pairs),
    }
    return render(request, "programme/outputs.html", context)


@get_or_post
def output_page(request: HttpRequest, cohort: str, output: int) -> HttpResponse:
    edition = organised_cohort(request, cohort)
    promised: Output = get_object_or_404(Output.objects.of_cohort(edition).with_session(), pk=output)
    if request.method != "POST":
        return _page(request, edition, promised)
    form = OutputMoveForm(request.POST)
    if not form.is_valid():
        raise BadRequest("There is no such move.")
    OUTPUT_MOVES[form.cleaned_data["move"]](promised, by=person(request), note=form.cleaned_data["note"])
    said = {"title": promised.title, "state": promised.get_state_display().lower()}
    messages.success(request, _("“%(title)s” is now %(state)s.") % said)
    return redirect("programme:output", cohort=cohort, output=output)


def _page(request: HttpRequest, edition: Cohort, output: Output) -> HttpResponse:
    account: Account = read_ledger(edition, at=timezone.now()).accounts[output.pk]
    counts, word = count_by_word(account.parts), request.GET.get("state", "")
    shown = [part for part in account.parts if word not in counts or part.word == word]
    context = {
        "cohort": edition,
        "account": account,
        "counts": counts,
        "word": word if word in counts else "",
        "shown": shown,
    }
    return render(request, "programme/output.html", context)
