"""The web book: a page for its cover and contents, one for each chapter, and what a search finds."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cohorts.views.entry import visible_cohort
from guide.domain.manifest import cite_chapter
from guide.domain.reading.pages import book_of, gone_from, mark_page, open_page
from guide.domain.reading.search import find_passages
from guide.domain.reading.shell import Shell
from guide.models import Edition, Publication
from guide.views.unchanged import answer_once


@login_not_required
@require_safe
def edition(request: HttpRequest, cohort: str, version: str) -> HttpResponse:
    found = find_book(request, cohort, version)
    book = book_of(found)
    shell = book.shell()
    gone = gone_from(found, shell.named)
    query = request.GET.get("q", "").strip()
    context = {
        **_around(found, shell, gone),
        "query": query,
        "hits": find_passages(book, shell, query, gone),
    }
    return answer_once(request, render(request, "guide/edition.html", context))


@login_not_required
@require_safe
def chapter(request: HttpRequest, cohort: str, version: str, chapter: str) -> HttpResponse:
    found = find_book(request, cohort, version)
    book = book_of(found)
    shell = book.shell()
    gone = gone_from(found, shell.named)
    page = open_page(book, shell, chapter, gone)
    if page is None:
        raise Http404
    query = request.GET.get("q", "").strip()
    context = {
        **_around(found, shell, gone),
        "page": mark_page(page, query),
        "query": query,
        "chapter": page.chapter,
        "leaf": shell.leaf(chapter),
        "citation": cite_chapter(shell.facts, page.chapter.title, chapter),
    }
    return answer_once(request, render(request, "guide/book_chapter.html", context))


def find_book(request: HttpRequest, cohort: str, version: str) -> Edition:
    editions = Edition.objects.visible_to(request.user).of_cohort(visible_cohort(request, cohort))
    found: Edition = get_object_or_404(editions.with_publication(), version=version)
    return found


def _around(edition: Edition, shell: Shell, gone: set[str]) -> dict[str, Any]:
    """What every page of the book is told: the edition, its standing among the others, its contents."""
    publications = list(Publication.objects.public().of_cohort(edition.cohort).newest_first().with_files())
    return {
        "edition": edition,
        "facts": shell.facts,
        "shell": shell,
        "gone": gone,
        "publication": next((each for each in publications if each.edition_id == edition.pk), None),
        "newest": next((each for each in publications if each.edition.state == "published"), None),
        "publications": publications,
    }
