"""The studio's first page, and what is said of an edition."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from rules import has_perm

from accounts.domain.moves import allowed
from accounts.views import reader
from cohorts.domain.editions import add_organisation, begin_edition, change_cohort
from cohorts.domain.lifecycle import STEPS
from cohorts.domain.to_do import to_do
from cohorts.enums import CohortState
from cohorts.forms import CohortForm, NewCohortForm, OrganisationForm
from cohorts.models import Cohort
from cohorts.views.base import DomainFormView, StudioFormView
from cohorts.views.entry import organised_cohort


@require_safe
def studio(request: HttpRequest, cohort: str) -> HttpResponse:
    entered = organised_cohort(request, cohort)
    pairs, sent = list(entered.pairs.taking_part().with_people()), list(entered.invitations.unanswered())
    context = {
        "pairs": pairs,
        "tasks": to_do(entered, pairs, sent),
        "seats": sum(len(pair.seats.all()) for pair in pairs),
        "held": sum(len(pair.current_tenures()) for pair in pairs),
        "odd": [pair for pair in pairs if pair.oddities()],
        "unanswered": len(sent),
        "tab": "studio",
    }
    return render(request, "cohorts/studio.html", context)


class CohortView(StudioFormView):
    form_class = CohortForm
    template_name = "cohorts/cohort_form.html"
    tab = "cohort"
    done = _("The edition is stored.")

    def get_form_kwargs(self) -> dict[str, Any]:
        # Read afresh: a refused title must not show in the head of the page.
        return {**super().get_form_kwargs(), "instance": Cohort.objects.get(pk=self.cohort.pk)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        following = allowed(Cohort.ALLOWED_MOVES, self.cohort.state)
        steps = [(state.value, state.label) for state in CohortState if state in following]
        return super().get_context_data(steps=steps, **kwargs)

    def store(self, form: CohortForm) -> None:
        change_cohort(self.cohort, by=reader(self.request), **form.cleaned_data)

    def get_success_url(self) -> str:
        return reverse("cohorts:edit_cohort", args=[self.cohort.slug])


@require_POST
def move_cohort(request: HttpRequest, cohort: str) -> HttpResponse:
    entered = organised_cohort(request, cohort)
    to = request.POST.get("to", "")
    if to not in STEPS:
        raise BadRequest("There is no such state.")
    STEPS[to](entered, by=reader(request))
    messages.success(request, gettext("The edition is now: %s.") % entered.get_state_display().lower())
    return redirect("cohorts:edit_cohort", entered.slug)


class OrganisationView(StudioFormView):
    form_class = OrganisationForm
    heading = _("Add an organisation")
    lede = _("A body that runs or teaches trainings. It is noted as one of this edition's.")
    tab = "cohort"
    done = _("The organisation is added.")

    def store(self, form: OrganisationForm) -> None:
        add_organisation(cohort=self.cohort, by=reader(self.request), **form.cleaned_data)

    def get_success_url(self) -> str:
        return reverse("cohorts:edit_cohort", args=[self.cohort.slug])


class NewCohortView(DomainFormView):
    form_class = NewCohortForm
    template_name = "cohorts/new_cohort.html"
    done = _("The edition begins, as a draft that only its organisers see.")
    made: Cohort

    def get_initial(self) -> dict[str, Any]:
        return {"time_zone": reader(self.request).time_zone}

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not has_perm("cohorts.add_cohort", request.user):
            raise Http404

    def store(self, form: NewCohortForm) -> None:
        self.made = begin_edition(by=reader(self.request), **form.cleaned_data)

    def get_success_url(self) -> str:
        return reverse("cohorts:studio", args=[self.made.slug])
