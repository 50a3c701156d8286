"""What is typed about phases and tracks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programme.models import Phase, Track

CODE = _("Small letters, digits, hyphens. Addresses and files know it by this; it stays.")


class _CodedForm(forms.ModelForm):
    """A code is given once; addresses and files know the row by it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].disabled = self.instance.pk is not None


class PhaseForm(_CodedForm):
    class Meta:
        model = Phase
        fields = ["title", "code", "order"]
        help_texts = {
            "title": _("Such as “Before the training (online)”. It heads its sessions."),
            "code": CODE,
            "order": _("1 stands first."),
        }


class TrackForm(_CodedForm):
    class Meta:
        model = Track
        fields = ["title", "code", "kind", "aliases"]
        help_texts = {
            "code": CODE,
            "kind": _("Common sessions expect everybody; the others, the seats of their profile."),
            "aliases": _("One a line: other names that print gave it."),
        }
        widgets = {"aliases": forms.Textarea(attrs={"rows": 2})}
