"""What everybody sees of a programme: the newest release, its calendar, older ones, practical information."""

import hashlib
from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe
from rules import has_perm

from cohorts.models import Seat
from cohorts.views.entry import visible_cohort
from programme.domain.answers import cite
from programme.domain.calendar import calendar as write_calendar
from programme.domain.consultation import is_consulted
from programme.domain.stops import find_stops
from programme.domain.telling import tally, tell
from programme.models import Release, ReleaseThread
from programme.views.kept import answer_once, clock_of, sessions_as_html
from prose.render import render as render_prose

KEPT_SECONDS = 3600
PARTS = ("programme/_lede.html", "programme/_agenda.html")


@login_not_required
@require_safe
def programme(request: HttpRequest, cohort: str) -> HttpResponseBase:
    edition, at = visible_cohort(request, cohort), timezone.now()
    release = edition.releases.newest_first().first()
    organises = has_perm("cohorts.organise_cohort", request.user, edition)
    joins = has_perm("cohorts.join_cohort", request.user, edition)
    # Organisers read for everybody: no track is theirs, and their page asks for one thing less.
    sits = joins and not organises
    seats = Seat.objects.profiles_held_by(request.user, cohort=edition) if sits else []

    def page() -> HttpResponse:
        context = {
            "cohort": edition,
            "release": release,
            "organises": organises,
            "joins": joins,
            "seats": seats,
        }
        if release:
            context["lede"], context["agenda"] = sessions_as_html(release, *PARTS, joins=joins, at=at)
        return render(request, "programme/programme.html", context)

    told = release and (release.pk, release.released_at, clock_of(release, at))
    facts = (edition.title, edition.year, edition.is_demo, told, organises, joins, seats)
    return answer_once(request, facts, page)


@login_not_required
@require_safe
def release_page(request: HttpRequest, cohort: str, number: int) -> HttpResponse:
    edition = visible_cohort(request, cohort)
    releases = list(Release.objects.visible_to(request.user).of_cohort(edition).newest_first())
    release = next((each for each in releases if each.number == number), None)
    if release is None:
        raise Http404
    joins = has_perm("cohorts.join_cohort", request.user, edition)
    answered = list(ReleaseThread.objects.told_by(release).with_remarks())
    context = {
        "cohort": edition,
        "release": release,
        "releases": releases,
        "joins": joins,
        "consulted": is_consulted(release),
        "told": tell(release.changes, cite(answered)),
        "tally": tally(release.changes),
        "sessions": sessions_as_html(release, "programme/_sessions.html", joins=joins)[0],
    }
    return render(request, "programme/release.html", context)


@login_not_required
@require_safe
def calendar_file(request: HttpRequest, cohort: str) -> HttpResponseBase:
    edition = visible_cohort(request, cohort)
    release = edition.releases.newest_first().first()
    if release is None:
        raise Http404
    release.cohort = edition
    key = f"calendar:{release.pk}"
    body: bytes = cache.get_or_set(key, partial(write_calendar, release), KEPT_SECONDS) or b""
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    modified = int(release.released_at.timestamp())
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(modified)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Content-Disposition"] = f'inline; filename="{edition.slug}.ics"'
    answer = get_conditional_response(request, etag=etag, last_modified=modified, response=response)
    return answer or response


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
