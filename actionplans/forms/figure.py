"""A picture for a text, sent by the editor's script."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FigureForm(forms.Form):
    picture = forms.FileField(
        error_messages={"required": _("Choose a picture."), "empty": _("This file is empty.")}
    )
    alt = forms.CharField(
        max_length=500, error_messages={"required": _("Say what the figure shows, in a sentence.")}
    )
