"""Who must sign in first, how often one may write, and in whose time a page speaks."""

import hashlib
import time
import zoneinfo
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

KEPT = "kept_texts"
# What may wait for somebody who is not signed in: no more than people type, so that nobody fills the disk.
MOST_KEPT, MOST_LETTERS = 5, 200_000
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def answers_data(view: View) -> View:
    """Mark a view that speaks JSON: signed out it says 401 rather than leading to sign-in."""
    view.answers_data = True  # type: ignore[attr-defined]
    return view


class SignInMiddleware(LoginRequiredMiddleware):
    """Every view asks for sign-in unless it is marked public; a typed text waits in the session.

    Pages where people write say who they are (a field or the header Trellis-Person): what one
    person typed is never stored as another's, nor offered to whoever signs in next.
    """

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        answer = super().process_view(request, view_func, view_args, view_kwargs)
        if answer or not request.user.is_authenticated:
            return answer
        typist = _typist(request)
        if typist in ("", str(request.user.pk)):
            return None
        reason = _("Somebody else is signed in here now. Nothing was stored in another name.")
        if getattr(view_func, "answers_data", False):
            return JsonResponse({"code": "person", "reason": reason}, status=403)
        if not _token_is_good(request, view_func):
            return None
        context = {"reason": reason, "kept": request.POST.get("text", "")}
        return render(request, "409.html", context, status=409)

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        if getattr(view_func, "answers_data", False):
            return JsonResponse({"reason": "Sign in first."}, status=401)
        typed = request.POST.get("text", "")
        if typed and _token_is_good(request, view_func):
            _keep(request, typed)
        return super().handle_no_permission(request, view_func)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Where sign-in leads back to an address that takes forms alone, what was typed is shown there."""
        user = getattr(request, "user", None)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or not (user and user.is_authenticated):
            return response
        kept = take_kept(request, request.path)
        if not kept:
            return response
        reason = _("You were signed out before this was stored. Copy it and send it again from its page.")
        context = {"reason": reason, "kept": kept["text"]}
        shown = render(request, "409.html", context, status=response.status_code)
        shown.headers["Allow"] = response.headers["Allow"]
        return shown


def _typist(request: HttpRequest) -> str:
    """Who typed what is sent, as the page says it; empty where it says nothing."""
    told = request.headers.get("Trellis-Person", "")
    return told or (request.POST.get("person", "") if request.method == "POST" else "")


def _keep(request: HttpRequest, typed: str) -> None:
    """Let a text wait in the session under the address it was sent to, the newest five of them.

    Only for the person who typed it; a text that nobody is named for could be offered to anybody.
    """
    person = _typist(request)
    if len(typed) > MOST_LETTERS or not person:
        return
    others = {path: kept for path, kept in request.session.get(KEPT, {}).items() if path != request.path}
    kept = {"text": typed, "base": request.POST.get("base", ""), "person": person}
    request.session[KEPT] = dict([*others.items(), (request.path, kept)][-MOST_KEPT:])


def take_kept(request: HttpRequest, path: str) -> dict[str, str]:
    """The text that this person sent to `path` signed out, and its base; it waits once."""
    kept: dict[str, str] = request.session.get(KEPT, {}).get(path, {})
    if kept.get("person") != str(request.user.pk):
        return {}
    del request.session[KEPT][path]
    request.session.modified = True
    return {"text": kept["text"], "base": kept["base"]}


def _token_is_good(request: HttpRequest, view: Callable[..., HttpResponseBase]) -> bool:
    """Whether the form is one of ours; sign-in is asked before the token, so ask here too."""
    check = CsrfViewMiddleware(lambda _request: HttpResponse())
    check.process_request(request)
    return check.process_view(request, view, (), {}) is None


class TimeZoneMiddleware:
    """Times are shown in the reader's own zone when we know who reads."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        zone = getattr(request.user, "time_zone", None)
        try:
            with timezone.override(zoneinfo.ZoneInfo(zone) if zone else None):
                return self.get_response(request)
        except zoneinfo.ZoneInfoNotFoundError:
            return self.get_response(request)


class RateLimitMiddleware:
    """No more writes in a minute than settings.RATE_LIMITS allows a person, or an address signed out.

    The longest prefix that fits the path says how many. Counted in the cache: in one process
    without Redis each process counts for itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: object, kwargs: object
    ) -> HttpResponse | None:
        if request.method in {"GET", "HEAD", "OPTIONS"}:
            return None
        prefix = max((p for p in settings.RATE_LIMITS if request.path.startswith(p)), key=len, default=None)
        if prefix is None or _count(request, prefix) <= settings.RATE_LIMITS[prefix]:
            return None
        wait = 60 - int(time.time()) % 60
        if getattr(view, "answers_data", False):
            answer: HttpResponse = JsonResponse({"reason": "Too many changes in a minute."}, status=429)
        else:
            answer = render(request, "accounts/too_many.html", {"wait": wait}, status=429)
        answer.headers["Retry-After"] = str(wait)
        return answer


def _count(request: HttpRequest, prefix: str) -> int:
    """How many writes under `prefix` the writer has made in this minute, this one included."""
    user = getattr(request, "user", None)
    who = f"p{user.pk}" if user and user.is_authenticated else f"a{_address(request)}"
    key = f"rate:{prefix}:{who}:{int(time.time()) // 60}"
    cache.add(key, 0, timeout=120)
    try:
        return cache.incr(key)
    except ValueError:  # it was dropped from a full cache between the two calls
        return 1


def _address(request: HttpRequest) -> str:
    """The reader's address; behind a proxy, what the proxy itself wrote last."""
    header = settings.RATE_LIMIT_ADDRESS_HEADER
    told = request.META.get(f"HTTP_{header.upper().replace('-', '_')}", "") if header else ""
    return hashlib.sha256((told.split(",")[-1].strip() or request.META["REMOTE_ADDR"]).encode()).hexdigest()
