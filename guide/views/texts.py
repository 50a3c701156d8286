"""Writing an editorial text of a chapter."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.domain.moves import Refused
from accounts.middleware import take_kept
from guide.domain.edition import add_text, store_text
from guide.forms import EditorialForm
from guide.models import Chapter, ChapterItem
from guide.views.chapters import to_chapter
from guide.views.find import find_chapter, find_item
from prose.render import render as render_prose
from prose.render import settle_headings


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
    return to_chapter(chapter)


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
