"""A material's file, streamed to who may have it; its address stays while its versions change."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from cohorts.views.entry import joined_cohort
from programme.models import MaterialVersion

# What somebody sent may do nothing at all, even opened by itself (ADR 9).
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-cache",
}


@require_safe
def material_file(request: HttpRequest, cohort: str, material: int) -> HttpResponseBase:
    found = MaterialVersion.objects.newest()
    return _answer(request, _found(request, cohort, found, material_id=material))


@require_safe
def version_file(request: HttpRequest, cohort: str, material: int, number: int) -> HttpResponseBase:
    found = MaterialVersion.objects.all()
    return _answer(request, _found(request, cohort, found, material_id=material, number=number))


def _found(request: HttpRequest, cohort: str, versions: Any, **which: int) -> MaterialVersion:
    edition = joined_cohort(request, cohort)
    visible = versions.visible_to(request.user).of_cohort(edition)
    found: MaterialVersion = get_object_or_404(visible, **which)
    return found


def _answer(request: HttpRequest, version: MaterialVersion) -> HttpResponseBase:
    if version.link:
        return redirect(version.link)
    etag = f'"{version.sha256}"'
    answer: HttpResponse | FileResponse | None = get_conditional_response(request, etag=etag)
    if answer is None:
        content_type, file = version.content_type, version.file.open("rb")
        answer = FileResponse(file, as_attachment=True, filename=version.name, content_type=content_type)
    for name, value in {**HEADERS, "ETag": etag}.items():
        answer.headers[name] = value
    return answer
