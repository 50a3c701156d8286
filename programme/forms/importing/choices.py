"""Where rows go that don't say, and whether what they name is added."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from cohorts.models import Cohort


class ChoicesForm(forms.Form):
    """Where rows go that name no phase or track, and whether unknown ones are added."""

    phase = forms.ChoiceField(label=gettext_lazy("Phase of rows that name none"), required=False)
    track = forms.ChoiceField(label=gettext_lazy("Track of rows that name none"), required=False)
    adds = forms.BooleanField(
        label=gettext_lazy("Add the phases and tracks that are not there yet"), required=False
    )

    def __init__(
        self, *args: Any, cohort: Cohort, asks: dict[str, bool], unknown: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("phase", cohort.phases.all()), ("track", cohort.tracks.all())):
            choices = [(row.code, str(row)) for row in rows]
            self.fields[name].choices = choices  # type: ignore[attr-defined]
            if not choices or not asks.get(name):
                del self.fields[name]
        if not unknown:
            del self.fields["adds"]
