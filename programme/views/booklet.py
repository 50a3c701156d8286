"""The booklet: the newest that is printed, for everybody; printing it again, for organisers."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from rules import has_perm

from cohorts.models import Cohort
from cohorts.views.entry import organised_cohort, visible_cohort
from programme.domain.booklet.asking import print_again
from programme.enums import BookletState
from programme.models import Booklet, Release
from programme.tasks import enqueue_booklet
from programme.views.rights import person

SOON_SECONDS = "30"


@login_not_required
@require_safe
def booklet(request: HttpRequest, cohort: str) -> HttpResponseBase:
    edition = visible_cohort(request, cohort)
    found = Booklet.objects.of_cohort(edition).printed().newest_first().first()
    if found is None:
        return _not_yet(request, edition)
    etag = f'"{found.sha256}"'
    unchanged = get_conditional_response(request, etag=etag)
    name = f"{edition.slug}-programme-{found.release.number}.pdf"
    response: Any = unchanged or FileResponse(
        found.file.open("rb"), filename=name, content_type="application/pdf"
    )
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    # While a newer release is being printed, this tells which one is read.
    response.headers["X-Programme-Release"] = str(found.release.number)
    return response  # type: ignore[no-any-return]


def _not_yet(request: HttpRequest, edition: Cohort) -> HttpResponse:
    release = edition.releases.newest_first().select_related("booklet").first()
    if release is None:
        raise Http404
    told = getattr(release, "booklet", None)
    failed = told is not None and told.state == BookletState.FAILED
    organises = has_perm("cohorts.organise_cohort", request.user, edition)
    context = {"cohort": edition, "release": release, "failed": failed, "organises": organises}
    response = render(request, "programme/booklet_waits.html", context, status=404)
    response.headers["Cache-Control"] = "no-store"
    if not failed:
        response.headers["Retry-After"] = SOON_SECONDS
    return response


@require_POST
def booklet_again(request: HttpRequest, cohort: str, number: int) -> HttpResponse:
    edition = organised_cohort(request, cohort)
    release = get_object_or_404(Release.objects.of_cohort(edition), number=number)
    if enqueue_booklet(print_again(release, by=person(request))):
        messages.success(request, _("The booklet is being printed again."))
    else:
        messages.warning(request, _("The queue does not answer. The booklet waits and is sent again."))
    return redirect("programme:release", cohort=edition.slug, number=number)
