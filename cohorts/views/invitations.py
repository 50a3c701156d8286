"""How organisers send, send again and revoke invitations."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accounts.views import reader
from cohorts.domain.handing_over import hand_over_seat
from cohorts.domain.inviting import invite_person, resend_invitation, revoke_invitation
from cohorts.forms import PersonForm, RoleInvitationForm
from cohorts.models import Seat, Tenure
from cohorts.views.base import StudioFormView
from cohorts.views.entry import organised_cohort
from outbox.tasks import deliver_soon


class InvitationFormView(StudioFormView):
    form_class: Any = PersonForm
    button = _("Send the invitation")
    done = _("The invitation is on its way. Its link holds for 14 days.")

    def get_success_url(self) -> str:
        return reverse("cohorts:studio_people", args=[self.cohort.slug])


class InviteToRoleView(InvitationFormView):
    form_class = RoleInvitationForm
    heading = _("Invite to a role")
    lede = _("Organisers run the edition, trainers teach in it, observers read along.")

    def store(self, form: RoleInvitationForm) -> None:
        invite_person(self.cohort, by=reader(self.request), **form.cleaned_data)
        deliver_soon()


class InviteToSeatView(InvitationFormView):
    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.seat = get_object_or_404(Seat, pair__cohort=self.cohort, pk=kwargs["seat"])
        self.heading = gettext("Invite the %(profile)s official of %(city)s") % {
            "profile": self.seat.get_profile_display().lower(),
            "city": self.seat.pair.city,
        }

    def store(self, form: PersonForm) -> None:
        invite_person(self.cohort, seat=self.seat, by=reader(self.request), **form.cleaned_data)
        deliver_soon()


class ReplaceView(InvitationFormView):
    lede = _(
        "The tenure ends now and the next person is invited to the seat. "
        "What was written so far keeps its name."
    )
    button = _("End the tenure and send the invitation")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.tenure = get_object_or_404(Tenure.objects.of_cohort(self.cohort), pk=kwargs["tenure"])
        self.heading = gettext("Replace %(name)s") % {"name": self.tenure.user}

    def store(self, form: PersonForm) -> None:
        hand_over_seat(self.tenure, by=reader(self.request), **form.cleaned_data)
        deliver_soon()


@require_POST
def resend(request: HttpRequest, cohort: str, invitation: int) -> HttpResponse:
    entered = organised_cohort(request, cohort)
    letter = get_object_or_404(entered.invitations, pk=invitation)
    resend_invitation(letter, by=reader(request))
    deliver_soon()
    messages.success(
        request, gettext("A new link is on its way to %s. The old one opens nothing.") % letter.email
    )
    return redirect("cohorts:studio_people", entered.slug)


@require_POST
def revoke(request: HttpRequest, cohort: str, invitation: int) -> HttpResponse:
    entered = organised_cohort(request, cohort)
    letter = get_object_or_404(entered.invitations, pk=invitation)
    revoke_invitation(letter, by=reader(request))
    messages.success(request, gettext("The invitation of %s is revoked.") % letter.email)
    return redirect("cohorts:studio_people", entered.slug)
