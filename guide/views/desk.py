"""The guide desk: an edition with its chapters, consents and builds, and its way to publication."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from accounts.domain.moves import Refused, allowed
from cohorts.models import Cohort
from guide.domain.build import publish_edition, request_build
from guide.domain.edition import (
    ask_final_consent,
    create_edition,
    freeze_edition,
    open_consultation,
    reopen_drafting,
    resolve_remarks,
    unfreeze_edition,
)
from guide.domain.readiness import missing_parts
from guide.domain.reading.editions import coverage, desk_chapters, newest_done, obstacles
from guide.enums import EDITABLE, EDITION_MOVES, EditionState
from guide.forms import EditionForm, NewChapterForm
from guide.models import Edition
from guide.tasks import enqueue_build
from guide.views.find import ask, find_edition, find_organised

MOVES = {
    "consultation": (open_consultation, gettext_lazy("Open consultation")),
    "resolving": (resolve_remarks, gettext_lazy("Work in what was said")),
    "drafting": (reopen_drafting, gettext_lazy("Back to drafting")),
    "final_consent": (ask_final_consent, gettext_lazy("Ask for final consent")),
    "frozen": (freeze_edition, gettext_lazy("Freeze for print")),
    "thawed": (unfreeze_edition, gettext_lazy("Open it again")),
}


@require_safe
def desk(request: HttpRequest, cohort: str) -> HttpResponse:
    found = find_organised(request, cohort)
    editions = Edition.objects.visible_to(request.user).of_cohort(found).newest_first()
    newest = editions.select_related("cohort__series").first()
    return _page(request, found, newest)


@require_safe
def edition(request: HttpRequest, cohort: str, version: str) -> HttpResponse:
    found = find_edition(request, cohort, version)
    return _page(request, found.cohort, found)


@require_POST
def begin(request: HttpRequest, cohort: str) -> HttpResponse:
    found = find_organised(request, cohort)
    form = EditionForm(request.POST)
    if not form.is_valid():
        return _page(request, found, None, edition_form=form, status=400)
    made = create_edition(found, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
    messages.success(request, _("Version %(version)s is begun.") % {"version": made.version})
    return _to_desk(made)


@require_POST
def move(request: HttpRequest, cohort: str, version: str) -> HttpResponse:
    found = find_edition(request, cohort, version)
    ask(request, "guide.change_edition", found)
    step, _label = MOVES.get(request.POST.get("to", ""), (None, ""))
    if step is None:
        raise Refused(_("There is no such step."))
    step(found, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("The edition is now: %(state)s.") % {"state": found.get_state_display()})
    return _to_desk(found)


@require_POST
def compile_guide(request: HttpRequest, cohort: str, version: str) -> HttpResponse:
    found = find_edition(request, cohort, version)
    ask(request, "guide.change_edition", found)
    build = request_build(found, by=request.user)  # type: ignore[arg-type]
    if build.state == "queued" and not enqueue_build(build):
        messages.warning(request, _("The queue does not answer. The build waits here and is sent again."))
    return redirect("guide:build", cohort=cohort, pk=build.pk)


@require_POST
def publish(request: HttpRequest, cohort: str, version: str) -> HttpResponse:
    found = find_edition(request, cohort, version)
    ask(request, "guide.publish_edition", found)
    pk = request.POST.get("build", "")
    build = get_object_or_404(found.builds, pk=pk if pk.isdecimal() else None)
    publish_edition(found, build=build, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("Version %(version)s is published.") % {"version": version})
    return redirect("guide:edition", cohort=cohort, version=version)


def _page(
    request: HttpRequest, cohort: Cohort, edition: Edition | None, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "edition": edition,
        "editions": Edition.objects.visible_to(request.user).of_cohort(cohort).newest_first(),
        "edition_form": EditionForm(),
        "missing": missing_parts(),
        **(_of_edition(edition) if edition else {}),
        **more,
    }
    return render(request, "guide/desk.html", context, status=status)


def _of_edition(edition: Edition) -> dict[str, Any]:
    chapters = desk_chapters(edition)
    build = newest_done(edition)
    return {
        "chapters": chapters,
        "coverage": coverage(edition.cohort, chapters),
        "builds": edition.builds.newest_first().defer("manifest", "log"),
        "moves": _moves(edition.state),
        "may_write": edition.state in EDITABLE,
        "may_compile": edition.state in EDITABLE | {EditionState.FROZEN},
        "may_publish": EditionState.PUBLISHED in allowed(EDITION_MOVES, edition.state),
        "obstacles": obstacles(edition, chapters, build),
        "build": build,
        "chapter_form": NewChapterForm(),
    }


def _moves(state: str) -> list[tuple[str, Promise]]:
    """The steps that an organiser may take by a button, publishing apart."""
    if state == EditionState.FROZEN:
        return [("thawed", MOVES["thawed"][1])]
    following = allowed(EDITION_MOVES, state)
    return [(to, label) for to, (_step, label) in MOVES.items() if to in following]


def _to_desk(edition: Edition) -> HttpResponse:
    return redirect("guide:desk_edition", cohort=edition.cohort.slug, version=edition.version)
