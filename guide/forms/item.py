"""A part of a chapter, as typed."""

from django import forms
from django.utils.translation import gettext_lazy as _


class EditorialForm(forms.Form):
    """An editorial text and the revision it was written on."""

    text = forms.CharField(
        label=_("Text"), strip=False, widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "true"})
    )
    base = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)


class PlaceForm(forms.Form):
    """An excerpt to be placed."""

    excerpt = forms.CharField(max_length=12)
