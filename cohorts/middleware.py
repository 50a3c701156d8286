"""A page that only reads asks once who its reader is."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from cohorts.rules import asking_once

READING = {"GET", "HEAD"}


class StandingMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in READING:
            return self.get_response(request)
        with asking_once():
            return self.get_response(request)
