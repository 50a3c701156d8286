"""What is typed about a material: its title, from when members see it, a file or a link."""

import datetime as dt
import zoneinfo
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from programme.domain.supplies.uploads import MEGABYTE, MOST_BYTES, Upload, read_upload
from programme.models import Material, Session


class VersionForm(forms.Form):
    """A file or a link, one of the two."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        max_length=255,
        allow_empty_file=True,
    )
    link = forms.URLField(
        label=_("Or a link"), required=False, max_length=500, assume_scheme="https", empty_value=""
    )
    note = forms.CharField(
        label=_("What is new in it"),
        required=False,
        max_length=300,
        help_text=_("For organisers and trainers, who see every version."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = _(
            "PDF, office document, picture, text, table (.csv) or .zip, at most %(most)d MB. "
            "What it is called to its readers comes from its name."
        )
        self.fields["file"].help_text = words % {"most": MOST_BYTES // MEGABYTE}

    def clean_file(self) -> Upload | None:
        sent: UploadedFile | None = self.cleaned_data["file"]
        return read_upload(sent, sent.name or "") if sent else None

    def clean(self) -> dict[str, Any]:
        sent: dict[str, Any] = super().clean() or self.cleaned_data
        if "file" in self.errors or "link" in self.errors:
            return sent
        if sent.get("file") and sent.get("link"):
            raise ValidationError(_("A file and a link are two materials. Give one of them here."))
        if not (sent.get("file") or sent.get("link")):
            self.add_error("file", ValidationError(_("Choose a file, or give a link below.")))
        return sent

    def version(self) -> dict[str, Any]:
        """What the domain is told of it."""
        sent = self.cleaned_data
        return {"upload": sent["file"], "link": sent["link"], "note": sent["note"]}


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
