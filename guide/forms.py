"""What people type about excerpts and editions, cleaned."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guide.enums import Naming
from guide.models.edition import version_shape
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


class ConsentForm(forms.Form):
    """A seat's yes: how the excerpt is printed."""

    naming = forms.ChoiceField(
        label=_("Print it"), choices=Naming, widget=forms.RadioSelect, initial=Naming.NAMED
    )


class NoteForm(forms.Form):
    """A word why."""

    note = forms.CharField(label=_("Why"), required=False, max_length=500)


class EditionForm(forms.Form):
    """A new edition."""

    version = forms.CharField(
        label=_("Version"), max_length=10, validators=[version_shape], help_text=_("Such as 1.0.")
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    subtitle = forms.CharField(label=_("Subtitle"), max_length=300, required=False)


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


class EditorialForm(forms.Form):
    """An editorial text and the revision it was written on."""

    text = forms.CharField(
        label=_("Text"), strip=False, widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "true"})
    )
    base = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)


class PlaceForm(forms.Form):
    """An excerpt to be placed."""

    excerpt = forms.CharField(max_length=12)
