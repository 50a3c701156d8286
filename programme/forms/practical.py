"""What is typed about the way to a phase."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programme.domain.practical import PUBLIC, stale
from programme.models import Practical

LONG = {"arrival": 4, "access": 4, "meals": 3, "contacts": 3, "members": 5}


class PracticalForm(forms.ModelForm):
    """`version` says which state was edited; 0 where nothing was written."""

    version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    class Meta:
        model = Practical
        fields = [*PUBLIC, "members"]
        labels = {"members": _("What members alone need")}
        widgets = {name: forms.Textarea(attrs={"rows": rows}) for name, rows in LONG.items()}
        help_texts = {
            "venue": _("The building, as its door names it."),
            "address": _("Street, number, town: as one types it into a map."),
            "arrival": _("From the station and the airport, and where to go in."),
            "access": _("Steps, lifts, an induction loop, a quiet room; and whom to tell of a need."),
            "contacts": _("An office rather than a person: everybody reads this."),
            "members": _(
                "The emergency number, the Wi-Fi, the hotel's code. Only people of the edition read it."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = self.instance.version if self.instance.pk else 0
        self.initial["version"] = self.known

    def clean_version(self) -> int:
        version = self.cleaned_data["version"] or 0
        if version != self.known:
            # What was typed stays, and counts as written on what stands now.
            data = self.data.copy()  # type: ignore[attr-defined]
            data["version"] = str(self.known)
            self.data = data
            raise ValidationError(stale(), code="stale")
        return int(version)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        return {name: _lines(value) if name in LONG else value for name, value in given.items()}

    def differing(self) -> list[tuple[str, str]]:
        """What stands now where something else was typed, by label."""
        typed = {name: _lines(self.data.get(name, "")) for name in self.Meta.fields}
        names = [name for name, words in typed.items() if getattr(self.instance, name) != words]
        return [(str(self.fields[name].label), getattr(self.instance, name)) for name in names]

    def _post_clean(self) -> None:
        """The domain stores the row; the one at hand stays as it was, to be compared."""


def _lines(words: str) -> str:
    """Browsers end a line with two signs: the same words, sent back, are no change."""
    return words.replace("\r\n", "\n")
