"""What is made once of a release, which never changes: its sessions as HTML, and whole pages for visitors."""

import datetime as dt
import zoneinfo
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone_name

from cohorts.views.look import digest_of
from programme.domain.moments import turn, turns
from programme.domain.ribbon import draw_ribbon
from programme.domain.summary import summarise
from programme.domain.timetable import arrange
from programme.models import Release


def sessions_as_html(
    release: Release, *templates: str, joins: bool, at: dt.datetime | None = None
) -> list[SafeString]:
    """The sessions as each template shows them: members (`joins`) have an HTML of their own.

    With `at` it tells what is over, now and next, and is made anew as soon as that changes.
    """
    zone = get_current_timezone_name()
    told = clock_of(release, at) if at else ()
    key = f"release/{digest_of(templates, release.pk, release.released_at, zone, joins, told)}"
    made: list[SafeString] | None = cache.get(key)
    if made is None:
        base = f"{reverse('programme:programme', args=[release.cohort.slug])}sessions/"
        context = {**_arranged(release, at), "joins": joins, "base": base}
        made = [render_to_string(template, context) for template in templates]
        cache.set(key, made)
    return made


def _arranged(release: Release, at: dt.datetime | None) -> dict[str, Any]:
    sessions = list(release.sessions.all())
    if at is None:
        return {"parts": arrange(sessions)}
    ribbon, summary = draw_ribbon(sessions, at=at), summarise(sessions, at=at)
    return {"parts": arrange(sessions, at=at), "ribbon": ribbon, "summary": summary}


def clock_of(release: Release, at: dt.datetime) -> tuple[dt.date, int]:
    """The day, and how many beginnings and ends are past: until either differs, a page stays true."""
    key = f"release/turns/{release.pk}"
    moments: list[int] | None = cache.get(key)
    if moments is None:
        # Held with the release, for what is made of its sessions next.
        prefetch_related_objects([release], "sessions")
        moments = turns(release.sessions.all())
        cache.set(key, moments)
    return at.astimezone(zoneinfo.ZoneInfo(release.cohort.time_zone)).date(), turn(moments, at)


def answer_once(
    request: HttpRequest, facts: tuple[Any, ...], render: Callable[[], HttpResponse]
) -> HttpResponseBase:
    """304 to whoever has this page already; a visitor gets the body that the first one was made.

    `facts` is all that the page says beside who reads. A reader who is signed in has a tag of the
    own and no body is kept; with a message to be told, the page is made as ever and has no tag.
    """
    if len(get_messages(request)):
        return render()
    whom = _reader(request)
    digest = digest_of(request.path, get_current_timezone_name(), settings.DEMO, whom, *facts)
    tag = f'"{digest[:32]}"'
    known = get_conditional_response(request, etag=tag)
    answer = known or (render() if whom else _body(f"page/{digest}", render))
    answer.headers["ETag"] = tag
    patch_cache_control(answer, no_cache=True, **({"private": True} if whom else {}))
    return answer


def _reader(request: HttpRequest) -> tuple[Any, ...]:
    """What a page says of its reader, the secret of its forms included; of a visitor, nothing."""
    user = request.user
    return (user.pk, str(user), request.META.get("CSRF_COOKIE")) if user.is_authenticated else ()


def _body(key: str, render: Callable[[], HttpResponse]) -> HttpResponse:
    body: bytes | None = cache.get(key)
    if body is None:
        body = render().content
        cache.set(key, body)
    return HttpResponse(body)
