"""What is typed about the outputs of a session."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programme.domain.outputs import DUE, check_due
from programme.domain.sheet import Promise
from programme.models import Output, Session

TOLD = ("title", "owner", "due_wording", "due_first", "due_last", "due_days_after", "section_uid")


class OutputForm(forms.ModelForm):
    class Meta:
        model = Output
        fields = TOLD
        widgets = {
            "due_first": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "due_last": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        help_texts = {"section_uid": _("The section's code in the plan template.")}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        check_due(**{name: data.get(name) for name in DUE})
        return data


def _told(form: forms.BaseForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in TOLD}


class SessionOutputs(forms.BaseInlineFormSet):
    def get_queryset(self) -> Any:
        """What is at hand of the session already is not asked for again."""
        at_hand = "outputs" in getattr(self.instance, "_prefetched_objects_cache", {})
        return self.instance.outputs.all() if at_hand else super().get_queryset()

    def promises(self) -> list[Promise]:
        """What the domain is told of each line that holds anything."""
        told = []
        for form in self.forms:
            known = form.instance.pk is not None
            if form.cleaned_data.get("DELETE"):
                told += [Promise({}, Output.objects.get(pk=form.instance.pk), dropped=True)] if known else []
            elif known or form.has_changed():
                output = Output.objects.select_related("session").get(pk=form.instance.pk) if known else None
                told.append(Promise(_told(form), output))
        return told


OutputFormSet = forms.inlineformset_factory(
    Session, Output, form=OutputForm, formset=SessionOutputs, extra=1, can_delete=True
)
