"""A seat's answer, as typed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guide.enums import Naming


class ConsentForm(forms.Form):
    """A seat's yes: how the excerpt is printed."""

    naming = forms.ChoiceField(
        label=_("Print it"), choices=Naming, widget=forms.RadioSelect, initial=Naming.NAMED
    )


class NoteForm(forms.Form):
    """A word why."""

    note = forms.CharField(label=_("Why"), required=False, max_length=500)
