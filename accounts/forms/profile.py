"""What people type of themselves."""

from itertools import groupby

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.models.zone import zones

Choice = tuple[str, str]


def zone_choices() -> list[Choice | tuple[str, list[Choice]]]:
    """Time zones under their continents, each by its city."""
    groups = groupby(zones(), key=lambda zone: zone.split("/")[0])
    listed = [(continent, [(zone, _city_of(zone)) for zone in group]) for continent, group in groups]
    return [*listed, ("UTC", "UTC")]


def _city_of(zone: str) -> str:
    return zone.split("/", 1)[1].replace("_", " ")


class ZoneField(forms.ChoiceField):
    """Asks for a time zone by its place."""

    def __init__(self, **kwargs: object) -> None:
        options = {"label": _("Time zone"), "choices": zone_choices, **kwargs}
        super().__init__(**options)  # type: ignore[arg-type]


class ProfileForm(forms.ModelForm):
    time_zone = ZoneField(help_text=_("Times are shown to you in this zone."))
    language = forms.ChoiceField(label=_("Language"), choices=lambda: settings.LANGUAGES)

    class Meta:
        model = User
        fields = ["name", "time_zone", "language"]
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}
