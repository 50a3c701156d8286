"""Addresses of the desk, and of what looks across all floors."""

from django.urls import path, register_converter
from django.urls.converters import SlugConverter

from cohorts.enums import RESERVED
from desk.views.health import health
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
    path("help/", AboutView.as_view(template_name="desk/help.html"), name="help"),
    path("privacy/", AboutView.as_view(template_name="desk/privacy.html"), name="privacy"),
    path("accessibility/", AboutView.as_view(template_name="desk/accessibility.html"), name="accessibility"),
    path("healthz", health, name="health"),
    path("<free_slug:cohort>/", cohort, name="cohort"),
]
