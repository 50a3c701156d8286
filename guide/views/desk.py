"""The guide desk: an edition with its chapters, consents and builds."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts.models import Cohort
from cohorts.views.entry import organised_cohort
from guide.domain.edition import create_edition
from guide.domain.edition.findings import list_findings
from guide.domain.readiness import missing_parts
from guide.domain.reading.choices import quotable_sections
from guide.domain.reading.coverage import coverage
from guide.domain.reading.editions import (
    DeskChapter,
    desk_chapters,
    newest_done,
    obstacles,
    placed_cards,
    waiting_cards,
)
from guide.domain.reading.steps import ADVICE, life_of, main_action
from guide.enums import EDITABLE, EditionState
from guide.forms import EditionForm, NewChapterForm
from guide.models import Edition
from guide.views.find import find_edition
from guide.views.making import moves_from, to_desk


@require_safe
def desk(request: HttpRequest, cohort: str) -> HttpResponse:
    found = organised_cohort(request, cohort)
    editions = Edition.objects.visible_to(request.user).of_cohort(found).newest_first()
    newest = editions.select_related("cohort__series").first()
    return _page(request, found, newest)


@require_safe
def edition(request: HttpRequest, cohort: str, version: str) -> HttpResponse:
    found = find_edition(request, cohort, version)
    return _page(request, found.cohort, found)


@require_POST
def begin(request: HttpRequest, cohort: str) -> HttpResponse:
    found = organised_cohort(request, cohort)
    form = EditionForm(request.POST)
    if not form.is_valid():
        return _page(request, found, None, edition_form=form, status=400)
    made = create_edition(found, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
    messages.success(request, _("Version %(version)s is begun.") % {"version": made.version})
    return to_desk(made)


def _page(
    request: HttpRequest, cohort: Cohort, edition: Edition | None, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "edition": edition,
        "editions": Edition.objects.visible_to(request.user).of_cohort(cohort).newest_first(),
        "edition_form": EditionForm(initial={} if edition else {"version": "1.0"}),
        "missing": missing_parts(),
        **(_of_edition(edition) if edition else {"sections": len(quotable_sections(cohort, None))}),
        **more,
    }
    return render(request, "guide/desk.html", context, status=status)


def _of_edition(edition: Edition) -> dict[str, Any]:
    findings = list_findings(edition)
    chapters = desk_chapters(edition, findings)
    return {
        "chapters": chapters,
        "longest": max((each.words for each in chapters), default=0),
        "placed": placed_cards(chapters),
        "coverage": coverage(edition.cohort, chapters),
        "builds": list(edition.builds.newest_first().defer("manifest", "log")),
        "chapter_form": NewChapterForm(),
        **_ahead(edition, chapters, findings),
    }


def _ahead(edition: Edition, chapters: list[DeskChapter], findings: dict[str, list[str]]) -> dict[str, Any]:
    """What is to be done next, and what stands in the way."""
    build, waiting = newest_done(edition), waiting_cards(chapters)
    in_the_way = obstacles(edition, chapters, findings, build)
    blocked = bool(in_the_way or waiting.count)
    return {
        "life": life_of(edition.state),
        "advice": ADVICE[EditionState(edition.state)],
        "main": main_action(edition.state, has_chapters=bool(chapters), is_blocked=blocked),
        "moves": moves_from(edition.state),
        "may_write": edition.state in EDITABLE,
        "may_compile": edition.state in EDITABLE | {EditionState.FROZEN},
        "obstacles": in_the_way,
        "waiting": waiting,
        "findings": len(findings),
        "build": build,
    }
