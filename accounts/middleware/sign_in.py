"""Every view asks for sign-in unless it is marked public."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.middleware.kept import keep_text, take_kept, typist_of

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
        typist = typist_of(request)
        if typist in ("", str(request.user.pk)):
            return None
        reason = _("Somebody else is signed in here now. Nothing was stored in another name.")
        if getattr(view_func, "answers_data", False):
            return JsonResponse({"code": "person", "reason": reason}, status=403)
        if not token_is_good(request, view_func):
            return None
        context = {"reason": reason, "kept": request.POST.get("text", "")}
        return render(request, "409.html", context, status=409)

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        if getattr(view_func, "answers_data", False):
            return JsonResponse({"reason": "Sign in first."}, status=401)
        typed = request.POST.get("text", "")
        if typed and token_is_good(request, view_func):
            keep_text(request, typed)
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


def token_is_good(request: HttpRequest, view: Callable[..., HttpResponseBase]) -> bool:
    """Whether the form is one of ours; sign-in is asked before the token, so ask here too."""
    check = CsrfViewMiddleware(lambda _request: HttpResponse())
    check.process_request(request)
    return check.process_view(request, view, (), {}) is None
