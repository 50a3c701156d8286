"""Times are shown in the reader's own zone when we know who reads; words in the site's language."""

import zoneinfo
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation


class TimeZoneMiddleware:
    """Times are shown in the reader's own zone when we know who reads."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Said once, so that not each word of a page looks for the language first.
        with translation.override(settings.LANGUAGE_CODE):
            return self._in_time(request)

    def _in_time(self, request: HttpRequest) -> HttpResponse:
        zone = getattr(request.user, "time_zone", None)
        try:
            with timezone.override(zoneinfo.ZoneInfo(zone) if zone else None):
                return self.get_response(request)
        except zoneinfo.ZoneInfoNotFoundError:
            return self.get_response(request)
