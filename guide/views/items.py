"""What stands in a chapter: an excerpt placed, an item moved or taken out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guide.domain.edition import move_item, place_excerpt, remove_item
from guide.forms import PlaceForm
from guide.models import Excerpt
from guide.views.chapters import to_chapter
from guide.views.find import find_chapter, find_item


@require_POST
def place(request: HttpRequest, cohort: str, version: str, chapter: str) -> HttpResponse:
    found = find_chapter(request, cohort, version, chapter)
    form = PlaceForm(request.POST)
    code = form.cleaned_data["excerpt"] if form.is_valid() else ""
    excerpts = Excerpt.objects.visible_to(request.user).of_cohort(found.edition.cohort)
    place_excerpt(found, get_object_or_404(excerpts, code=code), by=request.user)  # type: ignore[arg-type]
    return to_chapter(found)


@require_POST
def shift(request: HttpRequest, cohort: str, version: str, chapter: str, pk: int) -> HttpResponse:
    item = find_item(request, cohort, version, chapter, pk)
    move_item(item, up=request.POST.get("to") == "up", by=request.user)  # type: ignore[arg-type]
    return to_chapter(item.chapter)


@require_POST
def remove(request: HttpRequest, cohort: str, version: str, chapter: str, pk: int) -> HttpResponse:
    item = find_item(request, cohort, version, chapter, pk)
    remove_item(item, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("Taken out of the chapter. An editorial text is kept in its history."))
    return to_chapter(item.chapter)
