"""What is typed of a series, an edition and its organisations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import ZoneField
from cohorts.forms.groups import InGroups
from cohorts.models import Cohort, Organisation, Series
from cohorts.models.address import check_address, slug_shape


class OrganisationForm(forms.ModelForm):
    url = forms.URLField(label=_("Website"), required=False, assume_scheme="https")

    class Meta:
        model = Organisation
        fields = ["name", "short_name"]


class CohortForm(InGroups, forms.ModelForm):
    layout = [
        (_("What it is"), ["title", "year", "summary", "objectives"]),
        (_("Who runs it, and where"), ["organisations", "host_city", "time_zone"]),
        (_("For those who come"), ["practical", "practical_members"]),
    ]
    time_zone = ZoneField(help_text=_("The zone of the programme; each reader also sees the own time."))

    class Meta:
        model = Cohort
        fields = [
            "title",
            "year",
            "summary",
            "objectives",
            "organisations",
            "host_city",
            "time_zone",
            "practical",
            "practical_members",
        ]
        labels = {"organisations": _("Organisations"), "host_city": _("Host city")}
        widgets = {
            "organisations": forms.CheckboxSelectMultiple,
            "summary": forms.Textarea(attrs={"rows": 4}),
            "objectives": forms.Textarea(attrs={"rows": 6}),
            "practical": forms.Textarea(attrs={"rows": 6}),
            "practical_members": forms.Textarea(attrs={"rows": 6}),
        }


class NewCohortForm(CohortForm):
    layout = [
        (_("The series it belongs to"), ["series", "series_title", "series_slug"]),
        (_("This edition"), ["title", "year", "slug", "time_zone"]),
        (_("What it is about; this can wait"), ["summary", "objectives", "organisations"]),
    ]
    series = forms.ModelChoiceField(
        Series.objects.all(),
        label=_("Series"),
        required=False,
        empty_label=_("A new series"),
        help_text=_("A training that runs again. For a new one, give its title and address below."),
    )
    series_title = forms.CharField(label=_("Title of the new series"), max_length=200, required=False)
    series_slug = forms.SlugField(
        label=_("Address of the new series"), max_length=60, required=False, validators=[slug_shape]
    )
    field_order = ["series", "series_title", "series_slug", "title", "year", "slug"]

    class Meta(CohortForm.Meta):
        fields = ["title", "year", "slug", "summary", "objectives", "organisations", "time_zone"]
        help_texts = {"slug": _("Small letters and digits, such as udt-2027. It can't be changed later.")}

    def clean_series_slug(self) -> str:
        slug: str = self.cleaned_data["series_slug"]
        check_address(slug)
        if slug and Series.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("Another series has this address."))
        return slug

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not given.get("series"):
            for name in ("series_title", "series_slug"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, _("A new series needs this. Or choose a series above."))
        return given
