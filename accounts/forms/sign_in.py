"""The fields of allauth's pages in our words: a label says what a field is, and nothing says it twice."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils.translation import gettext_lazy as _

LABELS = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "oldpassword": _("Your password now"),
    "password1": _("New password"),
    "password2": _("New password, once more"),
    "code": _("Code"),
}


class InOurWords(forms.Form):
    """Labels of ours, no placeholders, and what to do with a field that was left empty."""

    labels = LABELS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.error_messages["required"] = _("This is still empty.")


class AskCodeForm(InOurWords, account.RequestLoginCodeForm):
    """Takes the address from the page of sign-in too, whose field has another name."""

    def __init__(self, *args: Any, data: Any = None, **kwargs: Any) -> None:
        if data and "login" in data and "email" not in data:
            data = data.copy()
            data["email"] = data["login"]
        super().__init__(*args, data=data, **kwargs)


def ours(form: type[forms.Form], **labels: Any) -> type[forms.Form]:
    """The same form in our words, of which some are its own."""
    return type(form.__name__, (InOurWords, form), {"labels": LABELS | labels})


SignInForm = ours(account.LoginForm)
CodeForm = ours(account.ConfirmLoginCodeForm)
AskAgainForm = ours(account.ReauthenticateForm)
ResetPasswordForm = ours(account.ResetPasswordForm)
ChooseNewPasswordForm = ours(account.ResetPasswordKeyForm)
ChangePasswordForm = ours(account.ChangePasswordForm)
SetPasswordForm = ours(account.SetPasswordForm)
AddressForm = ours(account.AddEmailForm, email=_("New e-mail address"))
AppCodeForm = ours(mfa.AuthenticateForm)
AppCodeAgainForm = ours(mfa.ReauthenticateForm)
BindAppForm = ours(ActivateTOTPForm)
