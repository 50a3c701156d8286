"""The organisers' page on plans: the template they are made of, and beginning them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from actionplans.domain.plan import begin_missing_plans
from actionplans.domain.template import give_standard_template
from actionplans.models import Plan, SectionDefinition
from cohorts.views.entry import organised_cohort


@require_safe
def studio(request: HttpRequest, cohort: str) -> HttpResponse:
    found = organised_cohort(request, cohort)
    plans = list(Plan.objects.visible_to(request.user).of_cohort(found).with_pair())
    begun = {plan.pair_id for plan in plans}
    taking_part = found.pairs.taking_part().select_related("city").by_city()
    context = {
        "definitions": list(SectionDefinition.objects.of_cohort(found).in_order()),
        "plans": plans,
        "waiting": [pair for pair in taking_part if pair.pk not in begun],
        "tab": "plans",
    }
    return render(request, "actionplans/studio.html", context)


@require_POST
def give_template(request: HttpRequest, cohort: str) -> HttpResponse:
    found = organised_cohort(request, cohort)
    give_standard_template(found, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("The edition has its template. Begin the plans next."))
    return redirect("actionplans:studio", cohort=cohort)


@require_POST
def begin(request: HttpRequest, cohort: str) -> HttpResponse:
    found = organised_cohort(request, cohort)
    count = len(begin_missing_plans(found, by=request.user))  # type: ignore[arg-type]
    messages.success(request, ngettext("%d plan begun.", "%d plans begun.", count) % count)
    return redirect("actionplans:studio", cohort=cohort)
