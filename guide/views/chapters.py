"""The chapters of an edition: begun, titled, shown with what they hold."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from guide.domain.edition import add_chapter, set_chapter
from guide.domain.reading.cards import by_city
from guide.domain.reading.editions import desk_chapters, offered_cards
from guide.enums import EDITABLE
from guide.forms import ChapterForm, NewChapterForm
from guide.models import Chapter
from guide.views.find import find_chapter, find_edition


@require_POST
def add(request: HttpRequest, cohort: str, version: str) -> HttpResponse:
    edition = find_edition(request, cohort, version)
    form = NewChapterForm(request.POST)
    if not form.is_valid():
        context = {"edition": edition, "form": form}
        return render(request, "guide/new_chapter.html", context, status=400)
    chapter = add_chapter(edition, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
    return to_chapter(chapter)


@require_http_methods(["GET", "HEAD", "POST"])
def chapter(request: HttpRequest, cohort: str, version: str, chapter: str) -> HttpResponse:
    found = find_chapter(request, cohort, version, chapter)
    if request.method != "POST":
        initial = {"title": found.title, "standfirst": found.standfirst}
        return _page(request, found, ChapterForm(initial=initial))
    form = ChapterForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=400)
    set_chapter(found, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
    messages.success(request, _("Stored."))
    return to_chapter(found)


def _page(request: HttpRequest, chapter: Chapter, form: ChapterForm, status: int = 200) -> HttpResponse:
    edition = chapter.edition
    chapters = desk_chapters(edition, {})
    wished, others = offered_cards(chapter, chapters)
    context = {
        "edition": edition,
        "chapter": chapter,
        "desk": next(each for each in chapters if each.chapter == chapter),
        "form": form,
        "wished": wished,
        "others": by_city(others),
        "other_count": len(others),
        "may_write": edition.state in EDITABLE,
    }
    return render(request, "guide/chapter.html", context, status=status)


def to_chapter(chapter: Chapter) -> HttpResponse:
    """Back to the chapter's page."""
    edition = chapter.edition
    return redirect(
        "guide:chapter", cohort=edition.cohort.slug, version=edition.version, chapter=chapter.code
    )
