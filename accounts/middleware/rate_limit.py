"""How often one may write in a minute."""

import hashlib
import time
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render


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
