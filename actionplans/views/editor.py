"""The editor's page: the text as typed, what can't be stored beside it, a text that waited."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from accounts.middleware import take_kept
from actionplans.domain.figure import markdown_for
from actionplans.domain.reading import growth
from actionplans.domain.store import Answer, UnknownBase
from actionplans.forms import TextForm
from actionplans.models import Section
from actionplans.views.addresses import plan_url, section_url
from actionplans.views.stored import store_once
from actionplans.views.writing import writing_context
from prose.source import Malformed, TooLarge

TOO_LARGE = gettext_lazy("A section holds at most 200 kB, about 30 000 words. Shorten it to store it.")


def show_editor(request: HttpRequest, section: Any, form: TextForm, status: int = 200) -> HttpResponse:
    section.step, section.word = growth(section)
    # Lets the editor's script bring its sheet of styles; see the safety headers.
    request.style_nonce = secrets.token_urlsafe(16)  # type: ignore[attr-defined]
    context = {
        "section": section,
        "pair": section.pair,
        "form": form,
        "relevance": section.definition.relevance_at(section.pair.level),
        **writing_context(request, section),
        "figures_url": section_url(section, "add_figure"),
        "preview_url": section_url(section, "preview"),
        "plan_url": plan_url(section),
        "figures": [(figure, markdown_for(figure)) for figure in section.figures.all()],
    }
    return render(request, "actionplans/edit.html", context, status=status)


def store_from(request: HttpRequest, section: Section, form: TextForm, text: str) -> Answer | None:
    """Store a text for a valid form; what can't be stored becomes an error beside it."""
    sent = form.cleaned_data
    try:
        return store_once(section, text, sent["base"], sent["key"], request)
    except TooLarge:
        form.add_error("text", TOO_LARGE)
    except (Malformed, UnknownBase) as problem:
        form.add_error("text", str(problem))
    return None


def take_waiting(request: HttpRequest, section: Section) -> dict[str, str]:
    """The text that was sent signed out, from whichever page of the section; it waits once."""
    found: dict[str, str] = {}
    for name in ("section_edit", "preview", "resolve_conflict"):
        found = found or take_kept(request, section_url(section, name))
    return found
