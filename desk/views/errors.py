"""Pages for what went wrong."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A stale form token: data gets a code it can act on, a person gets the typed text back."""
    if request.content_type == "application/json":
        return JsonResponse({"code": "csrf", "reason": "The page is too old. Load it again."}, status=403)
    return render(request, "403_csrf.html", {"typed": request.POST.get("text", "")}, status=403)
