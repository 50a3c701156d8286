"""Who takes part: for the members, and for the organisers who look after it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from rules import has_perm

from accounts.views import reader
from cohorts.domain.letters import undelivered
from cohorts.domain.roles import end_role
from cohorts.domain.roster import letters_of, roster_of
from cohorts.domain.seating import end_tenure
from cohorts.models import Tenure
from cohorts.views.entry import joined_cohort, organised_cohort


@require_safe
def people(request: HttpRequest, cohort: str) -> HttpResponse:
    entered = joined_cohort(request, cohort)
    pairs = roster_of(entered.pairs.active())
    context = {
        "roles": entered.roles.current().with_people().by_kind(),
        "pairs": pairs,
        "letters": letters_of(pairs),
        "shows_addresses": has_perm("cohorts.organise_cohort", request.user, entered),
    }
    return render(request, "cohorts/people.html", context)


@require_safe
def studio_people(request: HttpRequest, cohort: str) -> HttpResponse:
    entered = organised_cohort(request, cohort)
    invitations = list(entered.invitations.with_purpose())
    pairs = roster_of(entered.pairs.taking_part())
    context = {
        "roles": entered.roles.current().with_people().by_kind(),
        "invitations": invitations,
        "undelivered": undelivered(invitations),
        "pairs": pairs,
        "letters": letters_of(pairs),
        "free": sum(len(pair.free) for pair in pairs),
        "unanswered": entered.invitations.unanswered().count(),
        "tab": "people",
    }
    return render(request, "cohorts/studio_people.html", context)


@require_POST
def end_a_role(request: HttpRequest, cohort: str, role: int) -> HttpResponse:
    entered = organised_cohort(request, cohort)
    end_role(get_object_or_404(entered.roles, pk=role), by=reader(request))
    messages.success(request, _("The role has ended."))
    return redirect("cohorts:studio_people", entered.slug)


@require_POST
def end_a_tenure(request: HttpRequest, cohort: str, tenure: int) -> HttpResponse:
    entered = organised_cohort(request, cohort)
    end_tenure(get_object_or_404(Tenure.objects.of_cohort(entered), pk=tenure), by=reader(request))
    messages.success(request, _("The tenure has ended. The seat is free."))
    return redirect("cohorts:studio_people", entered.slug)
