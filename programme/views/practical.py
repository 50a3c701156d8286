"""What one must know to come: venue, arrival, access, meals, contacts; for members more than for all."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe
from rules import has_perm

from cohorts.views.entry import visible_cohort
from programme.domain.stops import find_stops
from prose.render import render as render_prose


@login_not_required
@require_safe
def practical(request: HttpRequest, cohort: str) -> HttpResponse:
    edition = visible_cohort(request, cohort)
    member = has_perm("cohorts.join_cohort", request.user, edition)
    release = edition.releases.newest_first().first()
    context = {
        "cohort": edition,
        "release": release,
        "on_site": find_stops(release.sessions.in_person()) if release else [],
        "city": edition.host_city,
        "organises": has_perm("cohorts.organise_cohort", request.user, edition),
        "practical": _prose(edition.practical),
        "practical_members": _prose(edition.practical_members, "members-") if member else "",
        "is_member": member,
    }
    return render(request, "programme/practical.html", context)


def _prose(text: str, id_prefix: str = "") -> str:
    if not text.strip():
        return ""
    # Cleaned by prose.
    return mark_safe(render_prose(text, id_prefix=id_prefix))  # noqa: S308
