"""Texts that are not stored: taken up again, or compared with the newest."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from actionplans.domain.side_draft import holds_all_of
from actionplans.domain.store import Stored
from actionplans.forms import TextForm, new_key
from actionplans.models import SideDraft
from actionplans.views.editor import show_editor, store_from
from actionplans.views.find import ask, find_section
from actionplans.views.readable import readable
from actionplans.views.resolving import is_too_large
from actionplans.views.stored import answer_page
from prose.diff import diff


@require_POST
def take_up(request: HttpRequest, cohort: str, city: str, section: str, pk: int) -> HttpResponse:
    """Go on writing with a side draft on the revision it was written on; what was typed is stored first."""
    found = find_section(request, cohort, city, section)
    ask(request, "actionplans.edit_section", found)
    draft = get_object_or_404(SideDraft.objects.of(request.user).in_section(found), pk=pk)
    form = TextForm(request.POST)
    answer = store_from(request, found, form, form.cleaned_data["text"]) if form.is_valid() else None
    if not isinstance(answer, Stored):
        return answer_page(request, found, answer) if answer else show_editor(request, found, form, 400)
    initial = {"text": draft.text, "base": draft.base, "key": new_key()}
    return show_editor(request, found, TextForm(initial=initial))


@require_POST
def difference(request: HttpRequest, cohort: str, city: str, section: str) -> HttpResponse:
    """How a text that was never stored differs from the newest; 204 where that holds all of it."""
    found = find_section(request, cohort, city, section)
    ask(request, "actionplans.edit_section", found)
    form = TextForm(request.POST)
    if not form.is_valid() or is_too_large(form.cleaned_data["text"]):
        return HttpResponse(status=400)
    text = form.cleaned_data["text"].replace("\r\n", "\n")
    base = found.revisions.texts_at([form.cleaned_data["base"]]).get(form.cleaned_data["base"])
    if base is not None and holds_all_of(found.text, text, base):
        return HttpResponse(status=204)
    return render(request, "components/diff.html", {"blocks": readable(diff(found.text, text))})
