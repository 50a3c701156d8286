"""A session's time as it is typed, drawn or stepped to on the timetable."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programme.domain.slots import moment
from programme.domain.storing import check_years


class ShiftForm(forms.Form):
    """A day and two clock times in the programme's zone; which version of the session was moved."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    start = forms.TimeField(label=_("From"), widget=forms.TimeInput(attrs={"type": "time"}))
    end = forms.TimeField(label=_("To"), widget=forms.TimeInput(attrs={"type": "time"}))

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone

    def clean(self) -> dict[str, Any]:
        sent: dict[str, Any] = super().clean() or {}
        if day := sent.get("day"):
            check_years({"day": day})
        for name in ("start", "end"):
            if day and sent.get(name):
                self._place(sent, name, dt.datetime.combine(day, sent[name]))
        if not self.errors and sent["end"] <= sent["start"]:
            self.add_error("end", _("It ends before it starts. Past midnight, use the session’s sheet."))
        return sent

    def _place(self, sent: dict[str, Any], name: str, clock: dt.datetime) -> None:
        try:
            sent[name] = moment(clock, self.zone)
        except ValidationError as impossible:
            self.add_error(name, impossible)
