"""Addresses of the desk, and of what looks across all floors."""

from django.urls import path, register_converter
from django.urls.converters import SlugConverter

from cohorts.enums import RESERVED
from desk.views.design import design
from desk.views.editions import editions
from desk.views.health import health
from desk.views.hints import HelpView, bring_back, put_away
from desk.views.home import AboutView, cohort, home
from desk.views.own import desk


class FreeSlug(SlugConverter):
    """A cohort's address; what Trellis keeps for itself goes on to the floors below."""

    def to_python(self, value: str) -> str:
        if value in RESERVED:
            raise ValueError(value)
        return value


register_converter(FreeSlug, "free_slug")

app_name = "desk"
urlpatterns = [
    path("", home, name="home"),
    path("desk/", desk, name="desk"),
    path("desk/editions/", editions, name="editions"),
    path("desk/hints/back/", bring_back, name="bring_hints_back"),
    path("desk/hints/<slug:hint>/away/", put_away, name="put_hint_away"),
    path("help/", HelpView.as_view(), name="help"),
    path("design/", design, name="design"),
    path("privacy/", AboutView.as_view(template_name="desk/privacy.html"), name="privacy"),
    path("accessibility/", AboutView.as_view(template_name="desk/accessibility.html"), name="accessibility"),
    path("healthz", health, name="health"),
    path("<free_slug:cohort>/", cohort, name="cohort"),
]
