"""Safety headers on every answer, and a kind page where a state forbids what was asked."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.domain.moves import Refused

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
CONFLICT = 409
STATUSES: dict[type[Exception], int] = {Refused: CONFLICT, Http404: 404, PermissionDenied: 403}
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class SafetyHeadersMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # The editor's sheet is made by its script: the one page that says so lets it, by this word.
        if nonce := getattr(request, "style_nonce", ""):
            policy = POLICY.replace("style-src 'self'", f"style-src 'self' 'nonce-{nonce}'")
            response.headers.setdefault("Content-Security-Policy", policy)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class RefusedMiddleware:
    """What the state forbids is answered with 409, its reason and a way back; a typed text is shown again.

    So is a text that was sent to an address which is gone, or not open to its writer any more.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        status = next((STATUSES[kind] for kind in STATUSES if isinstance(exception, kind)), None)
        reason, kept = getattr(exception, "reason", ""), request.POST.get("text", "")
        if status is None or not (reason or kept):
            return None
        if request.headers.get("Accept", "").startswith("application/json"):
            return JsonResponse({"reason": reason}, status=status)
        back = getattr(exception, "back", "") or (came_from(request) if status == CONFLICT else "")
        context = {"reason": reason, "kept": kept, "back": back, "exception": str(exception)}
        return render(request, f"{status}.html", context, status=status)


def came_from(request: HttpRequest) -> str:
    """The page of ours that led here; empty where it is none, or the one that was refused itself."""
    told = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(told, {request.get_host()}, require_https=request.is_secure())
    circular = request.method in {"GET", "HEAD"} and urlsplit(told).path == request.path
    return told if ours and not circular else ""
