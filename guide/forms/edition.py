"""An edition, as typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guide.models.edition import version_shape


class EditionForm(forms.Form):
    """A new edition."""

    version = forms.CharField(
        label=_("Version"), max_length=10, validators=[version_shape], help_text=_("Such as 1.0.")
    )
    title = forms.CharField(label=_("Title"), max_length=200, help_text=_("As it stands on the cover."))
    subtitle = forms.CharField(
        label=_("Subtitle"),
        max_length=300,
        required=False,
        help_text=_("What the guide is about and from whom, in one line."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # It stands on one page with the form of a chapter, which has a title too.
        self.auto_id = "edition_%s"
