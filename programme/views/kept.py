"""What is made once of a release, which never changes: its sessions as HTML, and whole pages for visitors."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone_name

from cohorts.views.look import digest_of
from programme.domain.timetable import arrange
from programme.models import Release


def sessions_as_html(release: Release, template: str, *, joins: bool) -> SafeString:
    """The sessions as the template shows them: members (`joins`) have an HTML of their own."""
    zone = get_current_timezone_name()
    key = f"release/{digest_of(template, release.pk, release.released_at, zone, joins)}"
    html: SafeString | None = cache.get(key)
    if html is None:
        parts = arrange(release.sessions.all())
        html = render_to_string(template, {"parts": parts, "joins": joins})
        cache.set(key, html)
    return html


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
