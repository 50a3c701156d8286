"""What is typed about when a session is: clock times in a zone that is named beside them."""

import datetime as dt
import zoneinfo
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programme.domain.slots import NEEDED, WHEN, check_when, check_zone, moment
from programme.domain.storing import check_years
from programme.enums import Certainty
from programme.models import Slot

CLOCKS = ("starts_at", "ends_at")


class ClockField(forms.DateTimeField):
    """A date and a clock time without a zone; the form knows which zone is meant."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value: Any) -> Any:
        with timezone.override(dt.UTC):
            clock = super().to_python(value)
        return clock.replace(tzinfo=None) if clock else None


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class SlotForm(forms.ModelForm):
    starts_at = ClockField(label=_("Starts"), required=False)
    ends_at = ClockField(label=_("Ends"), required=False)

    class Meta:
        model = Slot
        fields = [
            "certainty",
            "wording",
            "starts_at",
            "ends_at",
            "first_day",
            "last_day",
            "firm_by",
            "time_zone",
        ]
        widgets = {name: _day() for name in ("first_day", "last_day", "firm_by")}
        help_texts = {
            "first_day": _("For a window."),
            "last_day": _("For a window; the day itself belongs to it."),
            "firm_by": _("The day by which you promise a firm date."),
            "time_zone": _("Left empty: the programme's own."),
        }

    def __init__(self, *args: Any, default_zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.default_zone = default_zone
        zone = self.instance.time_zone or default_zone
        for name in CLOCKS:
            self.fields[name].help_text = _("Clock time in %(zone)s, or in the zone named below.") % {
                "zone": zone
            }
            known = getattr(self.instance, name)
            if known:
                self.initial[name] = known.astimezone(zoneinfo.ZoneInfo(zone)).replace(tzinfo=None)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("certainty") and not self.errors:
            data["time_zone"] = data["time_zone"] or self.default_zone
            check_zone(data["time_zone"])
            self._forget_leftovers(data)
            self._place_clocks(data)
            check_when(**{name: data[name] for name in ("certainty", "time_zone", *WHEN, "firm_by")})
        return data

    def _forget_leftovers(self, data: dict[str, Any]) -> None:
        """A step of the ladder leaves the old kind of date behind, unless it was typed just now."""
        needed = NEEDED[Certainty(data["certainty"])]
        for name in WHEN:
            if name not in needed and name not in self.changed_data:
                data[name] = None

    def _place_clocks(self, data: dict[str, Any]) -> None:
        check_years({name: data[name] for name in CLOCKS})
        for name in CLOCKS:
            if data[name]:
                try:
                    data[name] = moment(data[name], data["time_zone"])
                except ValidationError as impossible:
                    raise ValidationError({name: impossible.message}) from impossible

    def _post_clean(self) -> None:
        """The domain stores the slot; the row at hand stays as it was until then."""

    def when(self) -> dict[str, Any]:
        """What the domain is told."""
        return {name: self.cleaned_data.get(name) for name in self.Meta.fields}
