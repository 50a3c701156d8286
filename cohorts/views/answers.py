"""What whoever follows an invitation's link sees, and how it is answered."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts.domain.joining import account_of
from accounts.views import reader
from cohorts.domain.accepting import accept_invitation, decline_invitation, find_invitation
from cohorts.enums import InvitationState
from cohorts.forms import JoinForm
from cohorts.models import Invitation
from cohorts.views.base import DomainFormView

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
STATUS = {"unknown": 404, "accepted": 410, "declined": 410, "expired": 410, "revoked": 410, "other": 403}


def case_of(invitation: Invitation | None, user: Any) -> str:
    """Which page the reader needs: by the invitation's standing, then by who reads."""
    if not invitation:
        return "unknown"
    standing = invitation.standing()
    if standing != InvitationState.SENT:
        return str(standing)
    if user.is_authenticated:
        return "own" if user.email.lower() == invitation.email.lower() else "other"
    return "sign_in" if account_of(invitation.email) else "join"


@method_decorator([login_not_required, never_cache, sensitive_post_parameters("password")], name="dispatch")
class InvitationView(DomainFormView):
    form_class = JoinForm
    template_name = "cohorts/invitation.html"
    done = _("Welcome. The invitation is accepted; this is your desk.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.invitation = find_invitation(kwargs["secret"])
        self.case = case_of(self.invitation, request.user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(), status=STATUS.get(self.case, 200))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.case == "own":
            accept_invitation(kwargs["secret"], user=reader(request))
            messages.success(request, self.done)
            return redirect(self.get_success_url())
        if self.case == "join":
            return super().post(request, *args, **kwargs)
        return self.render_to_response(self.get_context_data(), status=STATUS.get(self.case, 403))

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "email": self.invitation.email if self.invitation else ""}

    def get_initial(self) -> dict[str, Any]:
        letter = self.invitation
        if not letter:
            return {}
        zone = letter.seat.pair.city.time_zone if letter.seat else letter.cohort.time_zone
        return {"name": letter.name, "time_zone": zone}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told = {"invitation": self.invitation, "case": self.case, "secret": self.kwargs["secret"]}
        return super().get_context_data(**told, **kwargs)

    def get_success_url(self) -> str:
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def store(self, form: JoinForm) -> None:
        accepted = accept_invitation(self.kwargs["secret"], **form.cleaned_data)
        login(self.request, accepted.accepted_by, backend=BACKEND)


@require_POST
@login_not_required
@never_cache
def decline(request: HttpRequest, secret: str) -> HttpResponse:
    case = case_of(find_invitation(secret), request.user)
    if case in STATUS:
        return redirect("cohorts:invitation", secret)
    decline_invitation(secret, user=reader(request) if request.user.is_authenticated else None)
    return redirect("cohorts:invitation", secret)
