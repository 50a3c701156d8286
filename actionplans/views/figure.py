"""A figure, shown to who may read its section and to nobody else."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from actionplans.views.find import find_section

# A picture may do nothing at all, even opened by itself.
POLICY = "default-src 'none'; sandbox"


@require_safe
def show(
    request: HttpRequest, cohort: str, city: str, section: str, code: str
) -> HttpResponse | FileResponse:
    found = find_section(request, cohort, city, section)
    figure = get_object_or_404(found.figures, code=code)
    headers = {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, max-age=3600",
    }
    return FileResponse(
        figure.file.open("rb"),
        content_type=f"image/{figure.format}",
        filename=f"{figure.code}.{figure.format}",
        headers=headers,
    )
