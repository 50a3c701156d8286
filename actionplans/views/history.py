"""How a section came to read as it does: its revisions, what changed between two, an old text back."""

import dataclasses
from itertools import groupby

import rules
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.domain.moves import Refused
from actionplans.domain.reading import voices
from actionplans.domain.side_draft import put_away
from actionplans.domain.store import Closed, Overlap, restore_revision
from actionplans.models import Revision, Section, SideDraft
from actionplans.views.addresses import plan_url, section_url
from actionplans.views.conflict import show_conflict
from actionplans.views.find import ask, find_revision, find_section
from actionplans.views.readable import readable
from prose.diff import diff, summary

RUNS_A_PAGE = 200


@dataclasses.dataclass(frozen=True)
class Run:
    """One person's stores in a row, shown as the last of them."""

    newest: Revision
    older: list[Revision]
    profile: str


@require_safe
def history(request: HttpRequest, cohort: str, city: str, section: str) -> HttpResponse:
    found = find_section(request, cohort, city, section)
    revisions = found.revisions.newest_first().select_related("author").defer("text")
    page = Paginator(revisions, RUNS_A_PAGE).get_page(request.GET.get("page"))
    said_by = voices(found.cohort)
    runs = []
    for author_id, group in groupby(page, key=lambda revision: revision.author_id):
        newest, *older = group
        profile = said_by[author_id].profile if author_id in said_by else ""
        runs.append(Run(newest, older, profile))
    context = {
        "section": found,
        "pair": found.pair,
        "runs": runs,
        "page": page if page.paginator.num_pages > 1 else None,
        "compare_url": section_url(found, "section_compare"),
        "restore_url": _restore_url(request, found),
        "side_drafts": list(SideDraft.objects.of(request.user).in_section(found)),
    }
    return render(request, "actionplans/history.html", context)


@require_POST
def put_draft_away(request: HttpRequest, cohort: str, city: str, section: str, pk: int) -> HttpResponse:
    found = find_section(request, cohort, city, section)
    own = SideDraft.objects.of(request.user).in_section(found)
    put_away(get_object_or_404(own, pk=pk))
    messages.success(request, _("Put away. It stays below the history of this section."))
    return redirect(section_url(found, "section_edit"))


def _restore_url(request: HttpRequest, section: Section) -> str:
    may = section.plan.is_open and rules.has_perm("actionplans.edit_section", request.user, section)
    return section_url(section, "restore") if may else ""


@require_safe
def compare(request: HttpRequest, cohort: str, city: str, section: str) -> HttpResponse:
    found = find_section(request, cohort, city, section)
    older, newer = sorted((_asked(request, found, "from"), _asked(request, found, "to")), key=_number)
    changes = diff(older.text, newer.text)
    added, removed = summary(changes)
    context = {
        "section": found,
        "pair": found.pair,
        "older": older,
        "newer": newer,
        "blocks": readable(changes),
        "added": added,
        "removed": removed,
        "restore_url": _restore_url(request, found),
    }
    return render(request, "actionplans/compare.html", context)


def _number(revision: Revision) -> int:
    return revision.number


def _asked(request: HttpRequest, section: Section, name: str) -> Revision:
    number = request.GET.get(name, "")
    if not number.isdecimal() or len(number) > 9:
        raise Http404
    return find_revision(section, int(number))


@require_POST
def restore(request: HttpRequest, cohort: str, city: str, section: str) -> HttpResponse:
    found = find_section(request, cohort, city, section)
    ask(request, "actionplans.edit_section", found)
    number = request.POST.get("revision", "")
    if not number.isdecimal() or len(number) > 9:
        raise Http404
    answer = restore_revision(find_revision(found, int(number)), by=request.user)  # type: ignore[arg-type]
    if isinstance(answer, Closed):
        raise Refused(answer.reason, back=plan_url(found))
    if isinstance(answer, Overlap):
        # Somebody stored between our reading and our writing.
        return show_conflict(request, found, answer)
    messages.success(request, _("The text of revision %s is the newest again.") % number)
    return redirect(section_url(found, "section_history"))
