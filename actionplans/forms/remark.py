"""Remarks, replies and outcomes, as typed."""

from django import forms

from remarks.enums import Audience, Outcome


class RemarkForm(forms.Form):
    """A remark on a passage: the blocks it stands at, perhaps some words of them."""

    revision = forms.IntegerField(min_value=1)
    block = forms.IntegerField(min_value=0)
    last = forms.IntegerField(min_value=0, required=False)
    quote = forms.CharField(required=False, max_length=2000)
    text = forms.CharField(max_length=5000)
    audience = forms.ChoiceField(choices=Audience)


class ReplyForm(forms.Form):
    text = forms.CharField(max_length=5000)


class ResolveForm(forms.Form):
    outcome = forms.ChoiceField(choices=Outcome)
    reason = forms.CharField(required=False, max_length=2000)


class AttachForm(forms.Form):
    """Which block of which revision a remark speaks of now."""

    revision = forms.IntegerField(min_value=1)
    block = forms.IntegerField(min_value=0)
