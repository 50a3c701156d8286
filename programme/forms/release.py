"""What is typed when a programme is released."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programme.enums import ReleaseKind
from programme.models import Release


class ReleaseForm(forms.Form):
    """`number` is the release that was rehearsed; if another took it meanwhile, the list is shown anew."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ReleaseKind.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands above the change list, for everybody."),
    )
    number = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, next_number: int, restores: Release | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if restores:
            # It is of the kind that it was.
            del self.fields["kind"]
        self.next_number = next_number
        self.initial["number"] = next_number

    def clean_number(self) -> int:
        number: int = self.cleaned_data["number"]
        if number != self.next_number:
            self.data = {**self.data.dict(), "number": str(self.next_number)}  # type: ignore[attr-defined]
            raise ValidationError(_("Somebody else released meanwhile. Look at the changes again."))
        return number
