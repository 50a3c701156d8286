"""What every page knows: its cohort, the main navigation, who is signed in."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from rules import has_perm

from cohorts.models import Cohort
from cohorts.views.entry import cohort_at


def page_context(request: HttpRequest) -> dict[str, Any]:
    match = request.resolver_match
    slug = match.kwargs.get("cohort") if match else None
    cohort = cohort_at(request, slug) if slug else None
    return {
        "cohort": cohort,
        "nav": _navigation(request, cohort),
        "fiction": settings.DEMO or bool(cohort and cohort.is_demo),
        "signed_in_name": str(request.user) if request.user.is_authenticated else "",
    }


def _navigation(request: HttpRequest, cohort: Cohort | None) -> list[tuple[str, str, bool]]:
    places = []
    if request.user.is_authenticated:
        places.append((_("Desk"), reverse("desk:desk")))
    if cohort:
        places.append((_("Programme"), f"/{cohort.slug}/programme/"))
        if request.user.is_authenticated:
            places.append((_("Plans"), f"/{cohort.slug}/plans/"))
        places.append((_("Guide"), f"/{cohort.slug}/guide/"))
        if has_perm("cohorts.organise_cohort", request.user, cohort):
            places.append((_("Studio"), f"/{cohort.slug}/studio/"))
    return [(label, url, request.path.startswith(url)) for label, url in places]
