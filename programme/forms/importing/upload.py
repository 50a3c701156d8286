"""Which file an organiser brings: a table, or a schedule of another tool."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programme.forms.agenda_file import MOST_BYTES, Unreadable
from programme.forms.importing.letters import decode
from programme.forms.importing.schedule import read_schedule
from programme.forms.importing.table import Table, read_table


class UploadForm(forms.Form):
    """A file that is a table; `is_schedule` where it needs no mapping."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("A table as CSV, or a schedule.json as of frab or pretalx; 2 MB at most."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.json"}),
    )
    is_schedule = False

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        raw = file.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            most = filesizeformat(MOST_BYTES)
            raise ValidationError(_("It is larger than %(most)s; an agenda is far smaller.") % {"most": most})
        try:
            self.table = self._read(raw)
        except Unreadable as reason:
            raise ValidationError(str(reason)) from reason
        return file

    def _read(self, raw: bytes) -> Table:
        text, notes = decode(raw)
        self.is_schedule = text.lstrip("\ufeff \t\r\n").startswith(("{", "["))
        table = read_schedule(text, self.zone) if self.is_schedule else read_table(text)
        table.notes += notes
        return table
