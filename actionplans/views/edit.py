"""Writing a section: a plain form on the same rules as the text protocol."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.domain.moves import Refused
from accounts.middleware import KEPT
from actionplans.domain.figure import NotAPicture, add_figure, markdown_for
from actionplans.domain.reading import blocks_of, growth
from actionplans.domain.store import Answer, UnknownBase
from actionplans.enums import WRITING
from actionplans.forms import TextForm, new_key
from actionplans.models import Section, SideDraft
from actionplans.views.find import ask, find_section
from actionplans.views.passages import section_url
from actionplans.views.stored import answer_page, store_once
from prose.source import Malformed, TooLarge


def edit(request: HttpRequest, cohort: str, city: str, section: str) -> HttpResponse:
    found = find_section(request, cohort, city, section)
    ask(request, "actionplans.edit_section", found)
    if request.method == "POST":
        return _post(request, found)
    if found.plan.state not in WRITING:
        raise Refused(_("The plan is closed for writing. Ask the organisers to send it back to you."))
    kept = request.session.get(KEPT, {}).pop(request.path, None)
    if kept:
        request.session.modified = True
        messages.warning(request, _("You were signed out. Your text is here, and not stored yet."))
    initial = {"text": found.text, "base": found.number, **(kept or {}), "key": new_key()}
    return _page(request, found, TextForm(initial=initial))


def _post(request: HttpRequest, section: Section) -> HttpResponse:
    form = TextForm(request.POST, request.FILES)
    if request.POST.get("then") == "write":
        initial = {"text": request.POST.get("text", ""), "base": request.POST.get("base"), "key": new_key()}
        return _page(request, section, TextForm(initial=initial))
    answer = _stored(request, section, form) if form.is_valid() else None
    if answer is None:
        return _page(request, section, form, status=400)
    return answer_page(request, section, answer)


def _stored(request: HttpRequest, section: Section, form: TextForm) -> Answer | None:
    """Store what the form holds; what can't be stored becomes an error beside it."""
    sent = form.cleaned_data
    try:
        text = _with_picture(request, section, sent)
        return store_once(section, text, sent["base"], sent["key"], request)
    except NotAPicture as problem:
        form.add_error("picture", problem.reason)
    except TooLarge:
        form.add_error(
            "text", _("A section holds at most 200 kB, about 30 000 words. Shorten it to store it.")
        )
    except (Malformed, UnknownBase) as problem:
        form.add_error("text", str(problem))
    return None


def _with_picture(request: HttpRequest, section: Section, sent: dict[str, Any]) -> str:
    text: str = sent["text"]
    if not sent.get("picture"):
        return text
    figure = add_figure(section, sent["picture"], alt=sent["alt"], by=request.user)  # type: ignore[arg-type]
    return f"{text.rstrip()}\n\n{markdown_for(figure)}\n".lstrip()


def _page(request: HttpRequest, section: Any, form: TextForm, status: int = 200) -> HttpResponse:
    section.step, section.word = growth(section)
    drafts = SideDraft.objects.of(request.user).in_section(section)
    context = {
        "section": section,
        "pair": section.pair,
        "form": form,
        "relevance": section.definition.relevance_at(section.pair.level),
        "side_drafts": list(drafts),
        "preview_url": section_url(section, "preview"),
        "plan_url": f"{section.plan.get_absolute_url()}#{section.code}",
        "figures": [(figure, markdown_for(figure)) for figure in section.figures.all()],
    }
    return render(request, "actionplans/edit.html", context, status=status)


@require_POST
def preview(request: HttpRequest, cohort: str, city: str, section: str) -> HttpResponse:
    found = find_section(request, cohort, city, section)
    ask(request, "actionplans.edit_section", found)
    form = TextForm(request.POST)
    text = request.POST.get("text", "").replace("\r\n", "\n")
    html = "".join(block.html for block in blocks_of(found, text))
    context = {
        "section": found,
        "pair": found.pair,
        "form": form,
        # Cleaned by prose.render.
        "html": mark_safe(html),  # noqa: S308
        "edit_url": section_url(found, "section_edit"),
    }
    return render(request, "actionplans/preview.html", context)
