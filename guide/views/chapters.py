"""Writing the chapters of an edition: titles, editorial texts, excerpts in their order."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.domain.moves import Refused
from accounts.middleware import take_kept
from guide.domain.edition import (
    add_chapter,
    add_text,
    move_item,
    place_excerpt,
    remove_item,
    set_chapter,
    store_text,
)
from guide.domain.reading.cards import cards_of
from guide.domain.reading.editions import desk_chapters
from guide.enums import EDITABLE
from guide.forms import ChapterForm, EditorialForm, NewChapterForm, PlaceForm
from guide.models import Chapter, ChapterItem, Excerpt
from guide.views.find import find_chapter, find_edition, find_item
from prose.render import render as render_prose
from prose.render import settle_headings


@require_POST
def add(request: HttpRequest, cohort: str, version: str) -> HttpResponse:
    edition = find_edition(request, cohort, version)
    form = NewChapterForm(request.POST)
    if not form.is_valid():
        context = {"edition": edition, "form": form}
        return render(request, "guide/new_chapter.html", context, status=400)
    chapter = add_chapter(edition, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
    return _to_chapter(chapter)


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
    return _to_chapter(found)


@require_http_methods(["GET", "HEAD", "POST"])
def new_text(request: HttpRequest, cohort: str, version: str, chapter: str) -> HttpResponse:
    found = find_chapter(request, cohort, version, chapter)
    return _write(request, found, None)


@require_http_methods(["GET", "HEAD", "POST"])
def text(request: HttpRequest, cohort: str, version: str, chapter: str, pk: int) -> HttpResponse:
    item = find_item(request, cohort, version, chapter, pk)
    if item.excerpt_id:
        raise Refused(_("An excerpt's words are the city's; they can't be changed here."))
    return _write(request, item.chapter, item)


@require_POST
def place(request: HttpRequest, cohort: str, version: str, chapter: str) -> HttpResponse:
    found = find_chapter(request, cohort, version, chapter)
    form = PlaceForm(request.POST)
    code = form.cleaned_data["excerpt"] if form.is_valid() else ""
    excerpts = Excerpt.objects.visible_to(request.user).of_cohort(found.edition.cohort)
    place_excerpt(found, get_object_or_404(excerpts, code=code), by=request.user)  # type: ignore[arg-type]
    return _to_chapter(found)


@require_POST
def shift(request: HttpRequest, cohort: str, version: str, chapter: str, pk: int) -> HttpResponse:
    item = find_item(request, cohort, version, chapter, pk)
    move_item(item, up=request.POST.get("to") == "up", by=request.user)  # type: ignore[arg-type]
    return _to_chapter(item.chapter)


@require_POST
def remove(request: HttpRequest, cohort: str, version: str, chapter: str, pk: int) -> HttpResponse:
    item = find_item(request, cohort, version, chapter, pk)
    remove_item(item, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("Taken out of the chapter. An editorial text is kept in its history."))
    return _to_chapter(item.chapter)


def _write(request: HttpRequest, chapter: Chapter, item: ChapterItem | None) -> HttpResponse:
    initial = {"text": item.text, "base": item.revision_number} if item else {}
    if request.method != "POST":
        waited = take_kept(request, request.path)
        if waited:
            messages.warning(request, _("You were signed out. Your text is here, and not stored yet."))
        return _write_page(request, chapter, item, EditorialForm(initial={**initial, **waited}))
    form = EditorialForm(request.POST)
    if not form.is_valid():
        return _write_page(request, chapter, item, form, status=400)
    sent = form.cleaned_data
    if request.POST.get("then") == "preview":
        (html,) = settle_headings([render_prose(sent["text"], id_prefix="preview-")], below=2)
        return _write_page(request, chapter, item, form, preview=mark_safe(html))  # noqa: S308
    try:
        _store(request, chapter, item, sent)
    except Refused as refused:
        form.add_error(None, refused.reason)
        return _write_page(request, chapter, item, form, status=409)
    messages.success(request, _("Stored."))
    return _to_chapter(chapter)


def _store(request: HttpRequest, chapter: Chapter, item: ChapterItem | None, sent: dict[str, Any]) -> None:
    by: Any = request.user
    if item is None:
        add_text(chapter, sent["text"], by=by)
    else:
        store_text(item, sent["text"], base=sent["base"] or 0, by=by)


def _write_page(
    request: HttpRequest, chapter: Chapter, item: ChapterItem | None, form: EditorialForm, **more: Any
) -> HttpResponse:
    status = more.pop("status", 200)
    context = {"chapter": chapter, "edition": chapter.edition, "item": item, "form": form, **more}
    return render(request, "guide/write.html", context, status=status)


def _page(request: HttpRequest, chapter: Chapter, form: ChapterForm, status: int = 200) -> HttpResponse:
    edition = chapter.edition
    here = next(each for each in desk_chapters(edition) if each.chapter == chapter)
    placed = {card.excerpt.pk for card in here.cards}
    offered = Excerpt.objects.of_cohort(edition.cohort).placeable().with_consents()
    context = {
        "edition": edition,
        "chapter": chapter,
        "desk": here,
        "form": form,
        "offered": [card for card in cards_of(offered) if card.excerpt.pk not in placed],
        "may_write": edition.state in EDITABLE,
    }
    return render(request, "guide/chapter.html", context, status=status)


def _to_chapter(chapter: Chapter) -> HttpResponse:
    edition = chapter.edition
    return redirect(
        "guide:chapter", cohort=edition.cohort.slug, version=edition.version, chapter=chapter.code
    )
