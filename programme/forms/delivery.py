"""What is typed about one city's part of an output."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cohorts.models import CityPair
from programme.domain.deliveries import deliver_for, reopen_for, waive_for
from programme.models import Delivery, Output

DEEDS: dict[str, Callable[..., Delivery]] = {"deliver": deliver_for, "waive": waive_for, "reopen": reopen_for}


class PartForm(forms.Form):
    """How an organiser settles it for a city; to let it off needs a reason."""

    moves: ClassVar[tuple[str, ...]] = ("deliver", "waive", "reopen")
    # Which moves say nothing without words, and what is then asked for.
    asks: ClassVar[dict[str, Any]] = {
        "waive": _("Say why it is not expected of this city; the city reads it.")
    }

    note = forms.CharField(label=_("In a line"), max_length=500, required=False)
    link = forms.URLField(
        label=_("Link"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("If it can be read somewhere."),
    )
    move = forms.CharField(widget=forms.HiddenInput, required=False)

    @property
    def is_move(self) -> bool:
        """Whether a button of the page was pressed; anything else was not typed by a person."""
        return self.data.get("move") in self.moves

    def clean(self) -> dict[str, Any]:
        sent: dict[str, Any] = super().clean() or {}
        words = self.asks.get(sent.get("move", ""))
        if words and "note" not in self.errors and not sent.get("note"):
            self.add_error("note", ValidationError(words))
        return sent

    def store(self, output: Output, pair: CityPair, *, by: User) -> Delivery:
        """What the button says, with what was typed beside it."""
        sent = self.cleaned_data
        extra = {"link": sent["link"]} if sent["move"] == "deliver" else {}
        return DEEDS[sent["move"]](output, pair, by=by, note=sent["note"], **extra)


class HandInForm(PartForm):
    """How a city delivers its own part, and takes that back."""

    moves: ClassVar[tuple[str, ...]] = ("deliver", "reopen")
    asks: ClassVar[dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        note = self.fields["note"]
        note.required = self.data.get("move") != "reopen"
        note.error_messages["required"] = _("Say in a line what it is, so that others know what to look for.")
