"""How a mistake at the door is said: what did not fit, and what to do."""

from django.utils.translation import gettext_lazy as _

# By allauth's names for them.
MISTAKES = {
    "account_inactive": _("This account is closed. Your organisers can open it again."),
    "email_password_mismatch": _(
        "Address and password do not fit together. Look at both again, or have a code sent instead."
    ),
    "incorrect_code": _("This is not the code we sent last. Type it as it stands in the newest mail."),
    "incorrect_password": _("This is not your password."),
    "enter_current_password": _("This is not the password you have now."),
    "too_many_login_attempts": _(
        "This was tried too often. Have a code sent, or wait five minutes before you try again."
    ),
    "rate_limited": _("This was tried too often. Wait a few minutes, then try again."),
    "same_as_current": _("This is the one you have already."),
    "email_taken": _("Another account has this address."),
    "duplicate_email": _("This account has that address already."),
}
