"""What the public gets."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImplementationGuideConfig(AppConfig):
    name = "guide"
    verbose_name = _("Implementation Guide")
