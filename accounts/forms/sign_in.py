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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = LABELS.get(name, field.label)
            field.error_messages["required"] = _("This is still empty.")


class SignInForm(InOurWords, account.LoginForm):
    pass


class AskCodeForm(InOurWords, account.RequestLoginCodeForm):
    """Takes the address from the page of sign-in too, whose field has another name."""

    def __init__(self, *args: Any, data: Any = None, **kwargs: Any) -> None:
        if data and "login" in data and "email" not in data:
            data = data.copy()
            data["email"] = data["login"]
        super().__init__(*args, data=data, **kwargs)


class CodeForm(InOurWords, account.ConfirmLoginCodeForm):
    pass


class AskAgainForm(InOurWords, account.ReauthenticateForm):
    pass


class ResetPasswordForm(InOurWords, account.ResetPasswordForm):
    pass


class ChooseNewPasswordForm(InOurWords, account.ResetPasswordKeyForm):
    pass


class ChangePasswordForm(InOurWords, account.ChangePasswordForm):
    pass


class SetPasswordForm(InOurWords, account.SetPasswordForm):
    pass


class AddressForm(InOurWords, account.AddEmailForm):
    pass


class AppCodeForm(InOurWords, mfa.AuthenticateForm):
    pass


class AppCodeAgainForm(InOurWords, mfa.ReauthenticateForm):
    pass


class BindAppForm(InOurWords, ActivateTOTPForm):
    pass
