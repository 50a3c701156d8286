"""A figure, taken from who may write its section, shown to who may read it and to nobody else."""

from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from actionplans.domain.figure import NotAPicture, add_figure, markdown_for
from actionplans.forms import FigureForm
from actionplans.views.find import ask, find_section

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


@require_POST
def add(request: HttpRequest, cohort: str, city: str, section: str) -> JsonResponse:
    """For the editor's script: the line that shows the new figure, or the reason why there is none."""
    found = find_section(request, cohort, city, section)
    ask(request, "actionplans.edit_section", found)
    form = FigureForm(request.POST, request.FILES)
    if not form.is_valid():
        [reason, *_more] = [error for errors in form.errors.values() for error in errors]
        return JsonResponse({"reason": reason}, status=400)
    sent = form.cleaned_data
    try:
        figure = add_figure(found, sent["picture"], alt=sent["alt"], by=request.user)  # type: ignore[arg-type]
    except NotAPicture as problem:
        return JsonResponse({"reason": problem.reason}, status=400)
    # The same picture keeps its first words; here it says what it shows in this place.
    figure.alt = sent["alt"]
    return JsonResponse({"code": figure.code, "line": markdown_for(figure)}, status=201)
