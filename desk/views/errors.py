"""Pages for what went wrong."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render


def speaks_data(request: HttpRequest) -> bool:
    """Whether the asked view speaks JSON (see accounts.middleware.answers_data)."""
    match = request.resolver_match
    return bool(match and getattr(match.func, "answers_data", False))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A stale form token: data gets a code it can act on, a person gets the typed text back."""
    if speaks_data(request):
        return JsonResponse({"code": "csrf", "reason": "The page is too old. Load it again."}, status=403)
    return render(request, "403_csrf.html", {"kept": request.POST.get("text", "")}, status=403)
