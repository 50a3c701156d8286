"""Who must sign in first, and in whose time a page speaks."""

import zoneinfo
from collections.abc import Callable
from typing import TypeVar

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import timezone

KEPT = "kept_texts"
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def answers_data(view: View) -> View:
    """Mark a view that speaks JSON: signed out it says 401 rather than leading to sign-in."""
    view.answers_data = True  # type: ignore[attr-defined]
    return view


class SignInMiddleware(LoginRequiredMiddleware):
    """Every view asks for sign-in unless it is marked public; a typed text waits in the session."""

    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]) -> HttpResponseBase:
        if getattr(view_func, "answers_data", False):
            return JsonResponse({"reason": "Sign in first."}, status=401)
        typed = request.POST.get("text", "")
        if typed and _token_is_good(request, view_func):
            request.session[KEPT] = {request.path: {"text": typed, "base": request.POST.get("base", "")}}
        return super().handle_no_permission(request, view_func)


def _token_is_good(request: HttpRequest, view: Callable[..., HttpResponseBase]) -> bool:
    """Whether the form is one of ours; sign-in is asked before the token, so ask here too."""
    check = CsrfViewMiddleware(lambda _: HttpResponse())
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
