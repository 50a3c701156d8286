"""What is sent as a version of a material: a file or a link."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from programme.domain.supplies.uploads import MEGABYTE, MOST_BYTES, Upload, read_upload


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
