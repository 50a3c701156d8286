"""A figure, taken from who may write its section, shown to who may read it and to nobody else."""

from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from actionplans.domain.figure import NotAPicture, add_figure, figures_to_take, markdown_for, take_again
from actionplans.forms import FigureForm
from actionplans.models import Figure
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


@never_cache
@require_safe
def choose(request: HttpRequest, cohort: str, city: str, section: str) -> HttpResponse:
    """The plan's figures, for the editor's script to choose from."""
    found = find_section(request, cohort, city, section)
    ask(request, "actionplans.edit_section", found)
    figures = figures_to_take(found, for_=request.user)  # type: ignore[arg-type]
    return render(request, "actionplans/_plan_figures.html", {"section": found, "figures": figures})


@require_POST
def again(request: HttpRequest, cohort: str, city: str, section: str, pk: int) -> JsonResponse:
    """The line that shows a figure of the plan in this section, whose own it becomes."""
    found = find_section(request, cohort, city, section)
    ask(request, "actionplans.edit_section", found)
    figure = get_object_or_404(Figure.objects.visible_to(request.user).of_plan(found.plan), pk=pk)
    taken = take_again(figure, found, by=request.user)  # type: ignore[arg-type]
    return JsonResponse({"code": taken.code, "line": markdown_for(taken)}, status=201)
