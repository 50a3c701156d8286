"""A person's own calendar: its address, to be renewed, and the file that is there."""

import hashlib

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programme.domain.exports.calendar import own_calendar
from programme.domain.own_feed import expected_of, person_of, renew_token, token_of
from programme.views.rights import person


@require_safe
def own_feed(request: HttpRequest) -> HttpResponse:
    address = settings.SITE_URL + reverse("programme:feed", args=[token_of(person(request))])
    told = expected_of(person(request))
    context = {
        "address": address,
        "webcal": f"webcal://{address.partition('://')[2]}",
        "told": [(release.cohort, len(copies)) for release, copies in told],
    }
    return render(request, "programme/own_feed.html", context)


@require_POST
def renew_feed(request: HttpRequest) -> HttpResponse:
    renew_token(person(request))
    messages.success(
        request, _("This is your new address. The old one leads nowhere now: put the new one in its place.")
    )
    return redirect("programme:own_feed")


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    whose = person_of(token)
    if whose is None:
        raise Http404
    body = own_calendar(_("Trellis: %(name)s") % {"name": whose}, expected_of(whose))
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response
