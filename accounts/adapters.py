"""What allauth is told: nobody signs up without an invitation, and its mails are letters like ours."""

from typing import Any, cast
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.http import HttpRequest

from accounts.domain.letter import dress
from accounts.domain.mistakes import MISTAKES


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {**DefaultAccountAdapter.error_messages, **MISTAKES}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        return str(subject)

    def get_reset_password_from_key_url(self, key: str) -> str:
        # From the fixed site address: a forged Host header must not lead anybody elsewhere.
        return f"{settings.SITE_URL}{urlsplit(super().get_reset_password_from_key_url(key)).path}"

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        asked = super().get_email_confirmation_url(request, emailconfirmation)
        return f"{settings.SITE_URL}{urlsplit(asked).path}"

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        told = {**context, "site_url": settings.SITE_URL}
        mail = cast(EmailMultiAlternatives, super().render_mail(template_prefix, email, told, headers))
        dress(mail)
        return mail
