"""What one must know to come to each phase in person, shown to whom it concerns."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from rules import has_perm

from cohorts.views.entry import visible_cohort
from programme.domain.practical import practical_of, words_for
from programme.domain.stays import find_stays
from programme.domain.stops import find_stops
from programme.domain.ways import describe_way, words_of


@login_not_required
@require_safe
def practical(request: HttpRequest, cohort: str) -> HttpResponse:
    edition = visible_cohort(request, cohort)
    member = has_perm("cohorts.join_cohort", request.user, edition)
    release = edition.releases.newest_first().first()
    on_site = list(release.sessions.in_person()) if release else []
    written = practical_of(edition) if on_site else {}
    stays = [
        (stay, describe_way(stay.code, words_for(written.get(stay.code), member=member)))
        for stay in find_stays(on_site)
    ]
    context = {
        "cohort": edition,
        "release": release,
        "on_site": find_stops(on_site),
        "stays": stays,
        "city": edition.host_city,
        "organises": has_perm("cohorts.organise_cohort", request.user, edition),
        "practical": words_of(edition.practical, below=2),
        "practical_members": words_of(edition.practical_members, "members-", below=2) if member else "",
        "is_member": member,
    }
    return render(request, "programme/practical.html", context)
