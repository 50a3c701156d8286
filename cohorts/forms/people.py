"""What is typed to invite somebody, and by whoever accepts."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from accounts.forms import ZoneField
from accounts.models import User
from cohorts.enums import RoleKind


class PersonForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, help_text=_("The invitation goes here, and only here.")
    )


class RoleInvitationForm(PersonForm):
    role = forms.ChoiceField(label=_("Role"), choices=RoleKind.choices, initial=RoleKind.TRAINER)
    field_order = ["role"]


class JoinForm(forms.Form):
    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("As the others will see it."),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least eight characters. Some words in a row are easy to remember, hard to guess."),
    )
    time_zone = ZoneField(help_text=_("Times are shown to you in this zone; you can change it later."))

    def __init__(self, *args: Any, email: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("password"):
            person = User(email=self.email, name=given.get("name", ""))
            try:
                validate_password(given["password"], user=person)
            except forms.ValidationError as weak:
                self.add_error("password", weak)
        return given
