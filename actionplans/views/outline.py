"""What a pair decides about its plan beside the text: title, outcome, and who reads a section."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from actionplans.domain.plan import change_plan, check_writing, set_audience
from actionplans.forms import AudienceForm, PlanForm
from actionplans.views.find import ask, find_plan, find_section


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, cohort: str, city: str) -> HttpResponse:
    plan = find_plan(request, cohort, city)
    ask(request, "actionplans.change_plan", plan)
    check_writing(plan)
    form = PlanForm(request.POST or None, instance=plan)
    if request.method == "POST" and form.is_valid():
        change_plan(plan, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        messages.success(request, _("Stored."))
        return redirect(plan)
    context = {
        "form": form,
        "pair": plan.pair,
        "heading": _("Title and outcome"),
        "here": _("Title and outcome"),
        "lede": _("A good title says what the city will do. That no twin is needed is a good outcome too."),
    }
    return render(request, "actionplans/form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def audience(request: HttpRequest, cohort: str, city: str, section: str) -> HttpResponse:
    found = find_section(request, cohort, city, section)
    ask(request, "actionplans.edit_section", found)
    check_writing(found.plan)
    form = AudienceForm(request.POST or None, initial={"audience": found.audience})
    if request.method == "POST" and form.is_valid():
        set_audience(found, form.cleaned_data["audience"], by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("From now on it is read by %s.") % found.get_audience_display())
        return redirect(f"{found.plan.get_absolute_url()}#{found.code}")
    context = {
        "form": form,
        "pair": found.pair,
        "heading": found.definition.title,
        "here": _("Who reads it"),
        "lede": _(
            "This holds while you draft and revise. In review, and once submitted, the cohort reads all."
        ),
    }
    return render(request, "actionplans/form.html", context)
