"""Which learning units one does before a session."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programme.models import LearningUnit


class UnitsForm(forms.Form):
    """The catalogue, by framework; what is ticked belongs to the session."""

    units = forms.ModelMultipleChoiceField(
        LearningUnit.objects.none(),
        label=_("Learning units"),
        required=False,
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, chosen: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"units": [unit.code for unit in chosen]}
        super().__init__(*args, **kwargs)
        catalogue = LearningUnit.objects.all()
        frameworks: dict[str, list[tuple[str, str]]] = {}
        for unit in catalogue:
            words = _("%(title)s (%(code)s, %(loop)s)")
            told = {"title": unit.title, "code": unit.code, "loop": unit.get_loop_display()}
            frameworks.setdefault(unit.framework, []).append((unit.code, words % told))
        self.fields["units"].queryset = catalogue  # type: ignore[attr-defined]
        self.fields["units"].choices = list(frameworks.items())  # type: ignore[attr-defined]
