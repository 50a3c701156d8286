"""What is typed about a material: its title, from when members see it, and as what it begins."""

import datetime as dt
import zoneinfo
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programme.forms.version import VersionForm
from programme.models import Material, Session


class DatedForm(forms.Form):
    """A title, and the day from which members see it, in the programme's zone."""

    title = forms.CharField(label=_("Title"), max_length=200)
    visible_from = forms.DateField(
        label=_("Members see it from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zoneinfo.ZoneInfo(zone)
        words = _("Left empty: at once. A day begins at midnight in %(zone)s.")
        self.fields["visible_from"].help_text = words % {"zone": zone}

    def dated(self) -> dict[str, Any]:
        """What the domain is told of it."""
        day: dt.date | None = self.cleaned_data["visible_from"]
        midnight = dt.datetime.combine(day, dt.time(), self.zone) if day else None
        return {"title": self.cleaned_data["title"], "visible_from": midnight}


class NewMaterialForm(VersionForm, DatedForm):
    field_order = ("title", "file", "link", "visible_from")

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, zone=session.cohort.time_zone, **kwargs)
        del self.fields["note"]

    def version(self) -> dict[str, Any]:
        return {"upload": self.cleaned_data["file"], "link": self.cleaned_data["link"]}


class MaterialForm(DatedForm):
    """What may be changed of a material without a new version."""

    def __init__(self, *args: Any, material: Material, **kwargs: Any) -> None:
        zone = zoneinfo.ZoneInfo(material.cohort.time_zone)
        seen = material.visible_from
        known = {"title": material.title, "visible_from": seen and seen.astimezone(zone).date()}
        super().__init__(*args, zone=material.cohort.time_zone, initial=known, **kwargs)


class ShiftForm(forms.Form):
    """Which way in the list."""

    way = forms.ChoiceField(choices=[("up", _("Up")), ("down", _("Down"))])
