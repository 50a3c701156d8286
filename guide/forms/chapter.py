"""A chapter, as typed."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ChapterForm(forms.Form):
    """A chapter's title and standfirst."""

    title = forms.CharField(label=_("Title"), max_length=200)
    standfirst = forms.CharField(
        label=_("Standfirst"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences under the title."),
    )


class NewChapterForm(ChapterForm):
    """A new chapter also has an address."""

    code = forms.SlugField(
        label=_("Address"), max_length=60, help_text=_("Small letters and hyphens, such as framing.")
    )
