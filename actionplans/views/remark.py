"""Remarks: leaving one at a passage, answering, changing one's words, attaching again."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.domain.moves import Refused
from actionplans.domain.remark import (
    attach_thread,
    edit_remark,
    leave_remark,
    reply,
)
from actionplans.forms import AttachForm, RemarkForm, ReplyForm
from actionplans.models import Revision
from actionplans.views.find import ask, find_revision, find_section, find_thread
from actionplans.views.threads import back_to
from prose.anchor import find_words
from prose.blocks import split_blocks


@require_POST
def leave(request: HttpRequest, cohort: str, city: str, section: str) -> HttpResponse:
    found = find_section(request, cohort, city, section)
    ask(request, "actionplans.remark_section", found)
    form = RemarkForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Write the remark before you store it, in at most 5000 characters."))
    sent = form.cleaned_data
    revision = find_revision(found, sent["revision"])
    start, end = _passage(revision, sent)
    thread = leave_remark(
        revision,
        start=start,
        end=end,
        text=sent["text"],
        audience=sent["audience"],
        by=request.user,  # type: ignore[arg-type]
    )
    messages.success(request, _("Stored. It is seen by %s.") % thread.get_audience_display())
    return back_to(thread)


def _passage(revision: Revision, sent: dict[str, Any]) -> tuple[int, int]:
    """Characters of the chosen blocks, or of the words in them that were named."""
    blocks = split_blocks(revision.text)
    chosen = blocks[sent["block"] : (sent["last"] or sent["block"]) + 1]
    if not chosen:
        raise Refused(_("That passage is no longer there. Choose it again."))
    start, text = chosen[0].start, revision.text[chosen[0].start : chosen[-1].end]
    quote = sent["quote"].strip()
    if not quote:
        return start, start + max(len(text.rstrip()), 1)
    span = find_words(text, quote.replace("\r\n", "\n"))
    if span is None:
        raise Refused(
            _("Those words are not in the passage. Copy them as they stand, or leave the field empty.")
        )
    return start + span[0], start + span[1]


@require_POST
def answer(request: HttpRequest, cohort: str, city: str, section: str, pk: int) -> HttpResponse:
    thread = find_thread(request, find_section(request, cohort, city, section), pk)
    ask(request, "actionplans.reply_sectionthread", thread)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Write the reply before you store it, in at most 5000 characters."))
    reply(thread, text=form.cleaned_data["text"], by=request.user)  # type: ignore[arg-type]
    return back_to(thread)


@require_POST
def change(request: HttpRequest, cohort: str, city: str, section: str, pk: int, said: int) -> HttpResponse:
    thread = find_thread(request, find_section(request, cohort, city, section), pk)
    remark = get_object_or_404(thread.remarks, pk=said)
    ask(request, "actionplans.change_sectionremark", remark)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Write the remark before you store it, in at most 5000 characters."))
    edit_remark(remark, text=form.cleaned_data["text"], by=request.user)  # type: ignore[arg-type]
    return back_to(thread)


@require_POST
def attach(request: HttpRequest, cohort: str, city: str, section: str, pk: int) -> HttpResponse:
    found = find_section(request, cohort, city, section)
    thread = find_thread(request, found, pk)
    ask(request, "actionplans.attach_sectionthread", thread)
    form = AttachForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Choose the passage that the remark speaks of now."))
    revision = find_revision(found, form.cleaned_data["revision"])
    sent = {"block": form.cleaned_data["block"], "last": None, "quote": ""}
    start, end = _passage(revision, sent)
    attach_thread(thread, revision=revision, start=start, end=end, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("The remark has a passage again."))
    return back_to(thread)
