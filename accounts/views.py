"""One's own account."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.generic import UpdateView

from accounts.domain.profile import change_profile
from accounts.forms import ProfileForm
from accounts.models import User


class ProfileView(UpdateView):
    form_class = ProfileForm
    template_name = "accounts/profile.html"
    success_url = reverse_lazy("accounts_own:profile")

    def get_object(self, queryset: Any = None) -> User:
        # A copy of its own: a refused name must not show in the head of the page.
        return User.objects.get(pk=self.request.user.pk)

    def form_valid(self, form: ProfileForm) -> HttpResponse:
        change_profile(self.get_object(), **form.cleaned_data)
        messages.success(self.request, _("Stored."))
        return HttpResponse(status=302, headers={"Location": str(self.success_url)})
