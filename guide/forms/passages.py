"""Which passages are proposed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prose.blocks import Block


class PassagesForm(forms.Form):
    """Which passages of a section's text are proposed, and for which chapter."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    passages = forms.TypedMultipleChoiceField(
        label=_("Passages"),
        coerce=int,
        error_messages={"required": _("Choose at least one passage.")},
    )
    chapter = forms.ChoiceField(
        label=_("For the chapter"), required=False, help_text=_("The organisers can place it elsewhere.")
    )

    def __init__(
        self, *args: Any, blocks: list[Block], chapters: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.blocks = blocks
        numbered = [(n, str(n + 1)) for n in range(len(blocks))]
        self.fields["passages"].choices = numbered  # type: ignore[attr-defined]
        undecided = [("", _("The organisers decide"))]
        self.fields["chapter"].choices = [*undecided, *chapters]  # type: ignore[attr-defined]

    def clean_passages(self) -> list[int]:
        chosen: list[int] = sorted(self.cleaned_data["passages"])
        if chosen != list(range(chosen[0], chosen[-1] + 1)):
            raise forms.ValidationError(_("An excerpt is one piece: choose passages that follow each other."))
        return chosen

    def span(self) -> tuple[int, int]:
        """From where to where the chosen passages reach."""
        chosen = self.cleaned_data["passages"]
        return self.blocks[chosen[0]].start, self.blocks[chosen[-1]].end
