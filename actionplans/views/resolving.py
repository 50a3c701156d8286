"""Storing what was chosen between two texts of the same passage."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from actionplans.domain.store import Overlap
from actionplans.forms import ConflictForm, TextForm, new_key
from actionplans.models import Section
from actionplans.views.addresses import section_url
from actionplans.views.conflict import show_conflict
from actionplans.views.editor import TOO_LARGE, show_editor, store_from
from actionplans.views.find import ask, find_section
from actionplans.views.stored import answer_page
from prose.merge import merge, resolve
from prose.source import TooLarge, check_limits


@require_http_methods(["GET", "HEAD", "POST"])
def resolve_conflict(request: HttpRequest, cohort: str, city: str, section: str) -> HttpResponse:
    found = find_section(request, cohort, city, section)
    ask(request, "actionplans.edit_section", found)
    if request.method != "POST":
        # Where sign-in leads back to: a text that was sent signed out waits in the editor.
        return redirect(section_url(found, "section_edit"))
    form = ConflictForm(request.POST, newest=found.number)
    if form.is_valid():
        return _resolve(request, found, form.cleaned_data)
    return _write_on(request, found)


def _resolve(request: HttpRequest, section: Section, sent: dict[str, Any]) -> HttpResponse:
    if is_too_large(sent["text"]):
        # Never stored, so never merged: merging takes far longer than looking.
        form = TextForm({"text": sent["text"], "base": sent["base"], "key": new_key()})
        form.add_error("text", TOO_LARGE)
        return show_editor(request, section, form, 400)
    against = sent["against"]
    text_at = section.revisions.text_at
    base, theirs, mine = text_at(sent["base"]), text_at(against), sent["text"]
    found = merge(base, mine, theirs).conflicts
    choices = [_choice(request, number) for number in range(1, len(found) + 1)]
    if None in choices:
        overlap = _again(mine, sent["base"], against, theirs, found)
        return show_conflict(request, section, overlap, _("Choose what to keep for each passage."))
    text = resolve(base, mine, theirs, [choice or "" for choice in choices])
    form = TextForm({"text": text, "base": against, "key": sent["key"]})
    answer = store_from(request, section, form, text) if form.is_valid() else None
    return answer_page(request, section, answer) if answer else show_editor(request, section, form, 400)


def is_too_large(text: str) -> bool:
    """Whether a section could never hold the text."""
    try:
        check_limits(text)
    except TooLarge:
        return True
    return False


def _write_on(request: HttpRequest, section: Section) -> HttpResponse:
    """A form that came back broken: everything typed in it goes to the editor, on an empty base.

    On an empty base nothing of the newest text can be passed over when it is stored.
    """
    sent = request.POST
    edits = [
        sent.get(f"edit-{name[5:]}", "") for name in sent if name[:5] == "keep-" and sent[name] == "edit"
    ]
    text = "\n\n".join(filter(None, [sent.get("text", ""), *edits]))
    form = TextForm({"text": text, "base": 0, "key": new_key()})
    form.add_error(None, _("That form did not come back whole. What you typed is here; store it again."))
    return show_editor(request, section, form, 400)


def _again(mine: str, base: int, against: int, theirs: str, found: list[Any]) -> Overlap:
    conflicts = [{"base": list(c.base), "mine": c.mine, "theirs": c.theirs} for c in found]
    return Overlap({"revision": against, "text": theirs}, mine, base, conflicts)


def _choice(request: HttpRequest, number: int) -> str | None:
    """mine, theirs, both, or the text edited from both; None when nothing was chosen.

    Where nothing was chosen for this passage, what was chosen for all the rest.
    """
    rest = request.POST.get("rest")
    kept = request.POST.get(f"keep-{number}") or (rest if rest in {"mine", "theirs"} else None)
    if kept == "edit":
        # A line end keeps the word "both", typed as a text, from being taken for the choice.
        return request.POST.get(f"edit-{number}", "").replace("\r\n", "\n") + "\n"
    return kept if kept in {"mine", "theirs", "both"} else None
