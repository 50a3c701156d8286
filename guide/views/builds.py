"""One build: how far it is, what it says, its file, and stopping or trying it again."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from guide.domain.build import cancel_build, retry_build
from guide.domain.reading.steps import stages_of
from guide.enums import BuildState
from guide.tasks import enqueue_build
from guide.views.find import ask, find_build

UNDER_WAY = frozenset({BuildState.QUEUED, BuildState.RUNNING})


@require_safe
def build(request: HttpRequest, cohort: str, pk: int) -> HttpResponse:
    found = find_build(request, cohort, pk)
    context = {
        "build": found,
        "edition": found.edition,
        "stages": stages_of(found),
        "running": found.state in UNDER_WAY,
        "lines": found.log.splitlines(),
        "pdf": next(iter(found.artefacts.all()), None),
    }
    return render(request, "guide/build.html", context)


@require_safe
def build_pdf(request: HttpRequest, cohort: str, pk: int) -> FileResponse:
    """The file of a build, for organisers to read before it is published."""
    found = find_build(request, cohort, pk)
    artefact = next(iter(found.artefacts.all()), None)
    if artefact is None:
        raise Http404
    name = f"{cohort}-guide-{found.edition.version}-build-{pk}.pdf"
    headers = {"Cache-Control": "private, max-age=3600"}
    return FileResponse(
        artefact.file.open("rb"), filename=name, content_type="application/pdf", headers=headers
    )


@require_POST
def cancel(request: HttpRequest, cohort: str, pk: int) -> HttpResponse:
    found = find_build(request, cohort, pk)
    ask(request, "guide.change_edition", found.edition)
    cancel_build(found, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("The build is stopped."))
    return redirect("guide:build", cohort=cohort, pk=pk)


@require_POST
def retry(request: HttpRequest, cohort: str, pk: int) -> HttpResponse:
    found = find_build(request, cohort, pk)
    ask(request, "guide.change_edition", found.edition)
    retry_build(found, by=request.user)  # type: ignore[arg-type]
    if not enqueue_build(found):
        messages.warning(request, _("The queue does not answer. The build waits here and is sent again."))
    return redirect("guide:build", cohort=cohort, pk=pk)
