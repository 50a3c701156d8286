"""Pages and commands that look across floors."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import trans_real


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = _("Desk")

    def ready(self) -> None:
        import desk.checks  # noqa: F401 - registers them

        # The catalogues of plain English are empty: not each word of a page has to ask all of them.
        trans_real.translation(settings.LANGUAGE_CODE)._fallback = None  # type: ignore[attr-defined]
