"""What is typed about a session: its texts, and who teaches it."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cohorts.models import Cohort, Organisation
from programme.domain.sessions import Trainer
from programme.models import Session

LONG = {"relevance": 3, "goals": 5, "contents": 5, "materials": 3, "preparations": 3, "aliases": 2}


class LineForm(forms.ModelForm):
    """What one line of the agenda says.

    `version` says which state of the session was edited; another one since is told, not overwritten.
    """

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Session
        fields: ClassVar = ["title", "track", "kind", "format"]

    def __init__(self, *args: Any, cohort: Cohort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() & {"phase", "track"}:
            rows = getattr(cohort, f"{name}s").all()
            field = forms.ModelChoiceField(
                rows, to_field_name="code", label=self.fields[name].label, empty_label=None
            )
            # Asked once, not each time that the list is looked at.
            field.choices = [(row.code, str(row)) for row in rows]
            self.fields[name] = field
            if self.instance.pk:
                self.initial[name] = getattr(self.instance, name).code
        if self.instance.pk:
            self.initial["version"] = self.instance.version

    def clean_version(self) -> int | None:
        version: int | None = self.cleaned_data["version"]
        if self.instance.pk and version is not None and version != self.instance.version:
            raise ValidationError(
                _("Somebody else changed this session while you wrote. Compare, then store again."),
                code="stale",
            )
        return version

    def clean_recording(self) -> str:
        """A release never forgets, and an agreement may be taken back: so no address is kept here."""
        words: str = self.cleaned_data["recording"]
        if "://" in words:
            raise ValidationError(_("Say it in words. The link is kept apart, with who agreed to it."))
        return words

    def texts(self) -> dict[str, Any]:
        """What the domain is told."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class SessionForm(LineForm):
    """All texts of a session's sheet."""

    class Meta(LineForm.Meta):
        fields: ClassVar = [
            "title", "code", "phase", "track", "order", "kind", "format", "place", "joining_link",
            "relevance", "goals", "contents", "materials", "preparations", "recording", "aliases",
            "no_outputs",
        ]  # fmt: skip
        widgets: ClassVar = {name: forms.Textarea(attrs={"rows": rows}) for name, rows in LONG.items()}
        labels: ClassVar = {
            "materials": _("Materials, in words"),
            "recording": _("Recording, in words"),
        }
        help_texts: ClassVar = {
            "materials": _("Files and links are kept apart, under “What comes with it”."),
            "recording": _("Such as “Recorded, shared with members”. Its link is kept apart."),
            "code": _(
                "Small letters, digits, hyphens. Addresses and calendars know the session by it; it stays."
            ),
            "no_outputs": _("This session yields nothing, and that is meant so."),
            "place": _("For sessions in person: the room or building."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        link = self.fields["joining_link"]
        self.fields["joining_link"] = forms.URLField(
            label=link.label, help_text=link.help_text, required=False, assume_scheme="https"
        )
        self.fields["code"].disabled = self.instance.pk is not None


class TrainerForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    organisation = forms.ModelChoiceField(
        Organisation.objects.all(), label=_("Organisation"), required=False, to_field_name="name"
    )
    email = forms.EmailField(
        label=_("E-mail of the account"),
        required=False,
        help_text=_("With an account a trainer sees this session while it is being prepared."),
    )

    def __init__(self, *args: Any, organisations: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if organisations is not None:
            self.fields["organisation"].choices = organisations  # type: ignore[attr-defined]

    def clean_email(self) -> User | None:
        email = self.cleaned_data["email"]
        if not email:
            return None
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise ValidationError(_("Nobody has an account under this address. Invite them first."))
        return user

    def trainer(self) -> Trainer:
        data = self.cleaned_data
        return Trainer(data["name"], data["organisation"], data["email"])


class TrainerForms(forms.BaseFormSet):
    """Lines of trainers that offer the same organisations, asked for once."""

    @cached_property
    def organisations(self) -> list[tuple[str, str]]:
        return [("", "---------"), *((each.name, str(each)) for each in Organisation.objects.all())]

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "organisations": self.organisations}


TrainerFormSet = forms.formset_factory(TrainerForm, formset=TrainerForms, extra=1, can_delete=True)


class MaterialsForm(forms.Form):
    """All that a trainer may change of an own session."""

    materials = forms.CharField(
        label=_("Materials, in words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What to read or bring, with links. The next release shows it to everybody."),
    )
