"""What is ticked to say what a session needs first."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programme.models import Output, Session


class NeedsForm(forms.Form):
    """Outputs of all other sessions of the cohort, by session; ticked is what must be there first."""

    outputs = forms.MultipleChoiceField(
        label=_("It needs first"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Output.objects.of_cohort(session.cohort).with_session().exclude(session=session)
        self.known = {str(each.pk): each for each in others.in_programme_order()}
        self.fields["outputs"].choices = _by_session(self.known)  # type: ignore[attr-defined]
        self.fields["outputs"].initial = [str(pk) for pk in session.needs.values_list("output", flat=True)]

    def chosen(self) -> list[Output]:
        return [self.known[pk] for pk in self.cleaned_data["outputs"]]


def _by_session(outputs: dict[str, Output]) -> list[tuple[str, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for pk, output in outputs.items():
        groups.setdefault(output.session.title, []).append((pk, output.title))
    return list(groups.items())
