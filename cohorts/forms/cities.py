"""What is typed of cities and their pairs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import ZoneField
from cohorts.enums import LEVELS, Profile
from cohorts.forms.groups import InGroups
from cohorts.models import City, Cohort


class CityForm(InGroups, forms.ModelForm):
    layout = [
        (_("Its name"), ["name", "local_name", "slug"]),
        (_("Where it is"), ["country", "country_name", "time_zone"]),
        (_("Its place on the map"), ["latitude", "longitude"]),
    ]
    time_zone = ZoneField()
    latitude = forms.FloatField(label=_("Latitude"), required=False, min_value=-90, max_value=90)
    longitude = forms.FloatField(label=_("Longitude"), required=False, min_value=-180, max_value=180)

    class Meta:
        model = City
        fields = [
            "name",
            "local_name",
            "slug",
            "country",
            "country_name",
            "time_zone",
            "latitude",
            "longitude",
        ]
        help_texts = {"slug": _("Small letters and digits, such as ghent. It can't be changed later.")}


class PairForm(InGroups, forms.Form):
    layout = [
        (_("What it came for"), ["level", "themes", "languages"]),
        (_("Its two seats"), ["first", "second"]),
    ]
    level = forms.TypedChoiceField(label=_("Readiness level"), choices=LEVELS, coerce=int)
    themes = forms.CharField(label=_("Themes"), max_length=200, required=False)
    languages = forms.CharField(label=_("Working languages"), max_length=100, required=False)
    first = forms.ChoiceField(label=_("Profile of seat 1"), choices=Profile.choices, initial=Profile.POLICY)
    second = forms.ChoiceField(
        label=_("Profile of seat 2"),
        choices=Profile.choices,
        initial=Profile.TECHNICAL,
        help_text=_("Usually one of each. Both may be the same; then the pair is marked as odd, no more."),
    )

    @property
    def pair(self) -> dict[str, Any]:
        """What the domain calls the fields."""
        given = self.cleaned_data
        kept = {name: given[name] for name in ("level", "themes", "languages")}
        return {**kept, "profiles": (given["first"], given["second"])}


class NewPairForm(PairForm):
    layout = [(_("The city"), ["city", "active"]), *PairForm.layout]
    city = forms.ModelChoiceField(City.objects.none(), label=_("City"))
    active = forms.BooleanField(label=_("Takes part at once, without waiting for an answer"), required=False)
    field_order = ["city"]

    def __init__(self, *args: Any, cohort: Cohort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        city: Any = self.fields["city"]
        city.queryset = City.objects.exclude(pairs__cohort=cohort)
