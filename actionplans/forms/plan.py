"""What a plan is called, what it concludes, who reads it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from actionplans.enums import SectionAudience
from actionplans.models import Plan


class PlanForm(forms.ModelForm):
    class Meta:
        model = Plan
        fields = ("title", "no_twin")


class AudienceForm(forms.Form):
    audience = forms.ChoiceField(label=_("Who reads it while you write"), choices=SectionAudience)
