"""One's own account."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import UpdateView

from accounts.domain.profile import change_profile
from accounts.forms import ProfileForm
from accounts.models import User


def reader(request: HttpRequest) -> User:
    """Who asks, behind the door of sign-in: there it is always somebody."""
    return cast(User, request.user)


class ProfileView(UpdateView):
    http_method_names = ["get", "head", "post", "options"]
    form_class = ProfileForm
    template_name = "accounts/profile.html"

    def get_object(self, queryset: Any = None) -> User:
        # Read afresh: a refused name must not show in the head of the page.
        return User.objects.get(pk=reader(self.request).pk)

    def form_valid(self, form: Any) -> HttpResponseRedirect:
        change_profile(self.get_object(), **form.cleaned_data)
        messages.success(self.request, _("Your profile is stored."))
        return HttpResponseRedirect(reverse("accounts_own:profile"))
