"""Storing what was chosen between two texts of the same passage."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from actionplans.domain.store import Overlap
from actionplans.forms import TextForm
from actionplans.models import Section
from actionplans.views.conflict import show_conflict, text_at
from actionplans.views.find import ask, find_section
from actionplans.views.passages import section_url
from actionplans.views.stored import answer_page, store_once
from prose.merge import merge, resolve


@require_POST
def resolve_conflict(request: HttpRequest, cohort: str, city: str, section: str) -> HttpResponse:
    found = find_section(request, cohort, city, section)
    ask(request, "actionplans.edit_section", found)
    form = TextForm(request.POST)
    against = request.POST.get("against", "")
    if not form.is_valid() or not against.isdecimal() or int(against) > found.number:
        return redirect(section_url(found, "section_edit"))
    return _resolve(request, found, form.cleaned_data, int(against))


def _resolve(request: HttpRequest, section: Section, sent: dict[str, Any], against: int) -> HttpResponse:
    base, theirs = text_at(section, sent["base"]), text_at(section, against)
    mine = sent["text"].replace("\r\n", "\n")
    found = merge(base, mine, theirs).conflicts
    choices = [_choice(request, number) for number in range(1, len(found) + 1)]
    if None in choices:
        overlap = _again(mine, sent["base"], against, theirs, found)
        return show_conflict(request, section, overlap, _("Choose what to keep for each passage."))
    text = resolve(base, mine, theirs, [choice or "" for choice in choices])
    answer = store_once(section, text, against, sent["key"], request)
    return answer_page(request, section, answer)


def _again(mine: str, base: int, against: int, theirs: str, found: list[Any]) -> Overlap:
    conflicts = [{"base": list(c.base), "mine": c.mine, "theirs": c.theirs} for c in found]
    return Overlap({"revision": against, "text": theirs}, mine, base, conflicts)


def _choice(request: HttpRequest, number: int) -> str | None:
    """mine, theirs, both, or the text edited from both; None when nothing was chosen."""
    kept = request.POST.get(f"keep-{number}")
    if kept == "edit":
        # A line end keeps the word "both", typed as a text, from being taken for the choice.
        return request.POST.get(f"edit-{number}", "").replace("\r\n", "\n") + "\n"
    return kept if kept in {"mine", "theirs", "both"} else None
