"""What anybody may read beside the web book: all versions, each as a PDF, pictures, a passport."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from cohorts.views.entry import visible_cohort
from guide.domain.downloads import count_download
from guide.domain.reading.pages import book_of
from guide.domain.reading.published import Passport, find_picture, passport_of
from guide.enums import PUBLIC_STATES
from guide.models import Publication
from guide.views.book import find_book

FOR_GOOD = "public, max-age=31536000, immutable"
# A picture may do nothing at all, even opened by itself.
PICTURE_POLICY = "default-src 'none'; sandbox"


@login_not_required
@require_safe
def guide(request: HttpRequest, cohort: str) -> HttpResponse:
    found = visible_cohort(request, cohort)
    publications = list(Publication.objects.public().of_cohort(found).newest_first().with_files())
    newest = publications[0] if publications else None
    shell = book_of(newest.edition).shell() if newest else None
    context = {"publications": publications, "newest": newest, "shell": shell}
    return render(request, "guide/guide_index.html", context)


@login_not_required
@require_safe
def edition_pdf(request: HttpRequest, cohort: str, version: str) -> HttpResponseBase:
    cohort_found = visible_cohort(request, cohort)
    publications = Publication.objects.public().of_cohort(cohort_found).with_files()
    publication = get_object_or_404(publications, edition__version=version)
    artefact = publication.pdf
    if artefact is None:
        raise Http404
    etag = f'"{artefact.sha256}"'
    unchanged = get_conditional_response(request, etag=etag)
    response: Any = unchanged or FileResponse(
        artefact.file.open("rb"), filename=f"{cohort}-guide-{version}.pdf", content_type="application/pdf"
    )
    if request.method == "GET" and not unchanged:
        count_download(publication)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = FOR_GOOD
    return response  # type: ignore[no-any-return]


@login_not_required
@require_safe
def figure(request: HttpRequest, cohort: str, version: str, name: str) -> FileResponse:
    found = find_book(request, cohort, version)
    picture = find_picture(found, name)
    if picture is None:
        raise Http404
    headers = {
        "Content-Security-Policy": PICTURE_POLICY,
        "X-Content-Type-Options": "nosniff",
        # Before it is public an edition is its members' alone, and changes.
        "Cache-Control": FOR_GOOD if found.state in PUBLIC_STATES else "private, no-cache",
    }
    # Named by its hash: the name it was stored under may tell whose it is.
    return FileResponse(
        picture.file.open("rb"), filename=name, content_type=f"image/{picture.format}", headers=headers
    )


@login_not_required
@require_safe
def passport(request: HttpRequest, cohort: str, code: str) -> HttpResponse:
    found: Passport | None = passport_of(visible_cohort(request, cohort), code)
    if found is None:
        raise Http404
    return render(request, "guide/passport.html", {"passport": found})
