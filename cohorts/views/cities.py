"""The studio's page of cities and their pairs."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from accounts.views import reader
from cohorts.domain.cities import add_city
from cohorts.domain.pairs import activate_pair, add_pair, change_pair, invite_pair, return_pair, withdraw_pair
from cohorts.domain.roster import letters_of, roster_of
from cohorts.enums import PairState
from cohorts.forms import CityForm, NewPairForm, PairForm
from cohorts.models import CityPair
from cohorts.views.base import StudioFormView
from cohorts.views.entry import organised_cohort


@require_safe
def cities(request: HttpRequest, cohort: str) -> HttpResponse:
    entered = organised_cohort(request, cohort)
    lines = roster_of(entered.pairs.all())
    going = [line for line in lines if line.state != PairState.WITHDRAWN]
    context = {
        "pairs": lines,
        "letters": letters_of(lines),
        "going": len(going),
        "seats": sum(len(line.places) for line in going),
        "held": sum(len(line.seated) for line in going),
        "tab": "cities",
    }
    return render(request, "cohorts/cities.html", context)


class CitiesFormView(StudioFormView):
    tab = "cities"

    def get_success_url(self) -> str:
        return reverse("cohorts:cities", args=[self.cohort.slug])


class NewCityView(CitiesFormView):
    form_class = CityForm
    heading = _("Add a city")
    lede = _("A city joins no edition by this; give it a pair next.")
    done = _("The city is added. Now give it a pair.")

    def get_initial(self) -> dict[str, Any]:
        return {"time_zone": self.cohort.time_zone}

    def store(self, form: CityForm) -> None:
        add_city(cohort=self.cohort, by=reader(self.request), **form.cleaned_data)

    def get_success_url(self) -> str:
        return reverse("cohorts:add_pair", args=[self.cohort.slug])


class NewPairView(CitiesFormView):
    form_class = NewPairForm
    template_name = "cohorts/new_pair.html"
    heading = _("Add a city pair")
    lede = _("Two seats are made. Invite an official to each of them next.")
    done = _("The pair is added. Invite its two officials next.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "cohort": self.cohort}

    def store(self, form: NewPairForm) -> None:
        given = form.cleaned_data
        add = add_pair if given["active"] else invite_pair
        add(self.cohort, given["city"], by=reader(self.request), **form.pair)


class PairView(CitiesFormView):
    form_class = PairForm
    done = _("The pair is stored.")
    pair: CityPair

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.pair = get_object_or_404(self.cohort.pairs.with_people(), city__slug=kwargs["city"])
        self.heading = gettext("The pair of %s") % self.pair.city

    def get_initial(self) -> dict[str, Any]:
        profiles = [seat.profile for seat in self.pair.seats.all()]
        stored = {name: getattr(self.pair, name) for name in ("level", "themes", "languages")}
        return {**stored, **dict(zip(("first", "second"), profiles, strict=False))}

    def store(self, form: PairForm) -> None:
        change_pair(self.pair, by=reader(self.request), **form.pair)


def _move(request: HttpRequest, cohort: str, city: str, step: Any) -> HttpResponse:
    entered = organised_cohort(request, cohort)
    pair = get_object_or_404(entered.pairs.with_people(), city__slug=city)
    step(pair, by=reader(request))
    now = {"city": pair.city, "state": pair.get_state_display().lower()}
    messages.success(request, gettext("%(city)s is now %(state)s.") % now)
    return redirect("cohorts:cities", entered.slug)


@require_POST
def activate(request: HttpRequest, cohort: str, city: str) -> HttpResponse:
    return _move(request, cohort, city, activate_pair)


@require_POST
def withdraw(request: HttpRequest, cohort: str, city: str) -> HttpResponse:
    return _move(request, cohort, city, withdraw_pair)


@require_POST
def return_city(request: HttpRequest, cohort: str, city: str) -> HttpResponse:
    return _move(request, cohort, city, return_pair)
