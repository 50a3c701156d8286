"""Writing a section: a plain form on the same rules as the text protocol."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from actionplans.domain.figure import NotAPicture, add_figure, markdown_for
from actionplans.domain.plan import check_writing
from actionplans.domain.reading import blocks_of
from actionplans.domain.store import Answer
from actionplans.forms import TextForm, new_key
from actionplans.models import Section
from actionplans.views.addresses import section_url
from actionplans.views.editor import show_editor, store_from, take_waiting
from actionplans.views.find import ask, find_section
from actionplans.views.stored import answer_page
from prose.blocks import word_count


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, cohort: str, city: str, section: str) -> HttpResponse:
    found = find_section(request, cohort, city, section)
    ask(request, "actionplans.edit_section", found)
    if request.method == "POST":
        return _post(request, found)
    check_writing(found.plan)
    waited = take_waiting(request, found)
    if waited:
        messages.warning(request, _("You were signed out. Your text is here, and not stored yet."))
    initial = {"text": found.text, "base": found.number, **waited, "key": new_key()}
    return show_editor(request, found, TextForm(initial=initial))


def _post(request: HttpRequest, section: Section) -> HttpResponse:
    form = TextForm(request.POST, request.FILES)
    if request.POST.get("then") == "write":
        initial = {"text": request.POST.get("text", ""), "base": request.POST.get("base"), "key": new_key()}
        return show_editor(request, section, TextForm(initial=initial))
    answer = _stored(request, section, form) if form.is_valid() else None
    if answer is None:
        return show_editor(request, section, form, status=400)
    return answer_page(request, section, answer)


def _stored(request: HttpRequest, section: Section, form: TextForm) -> Answer | None:
    try:
        text = _with_picture(request, section, form.cleaned_data)
    except NotAPicture as problem:
        form.add_error("picture", problem.reason)
        return None
    return store_from(request, section, form, text)


def _with_picture(request: HttpRequest, section: Section, sent: dict[str, Any]) -> str:
    text: str = sent["text"]
    # A closed plan takes no picture; the text itself must still be kept aside.
    if not sent.get("picture") or not section.plan.is_open:
        return text
    figure = add_figure(section, sent["picture"], alt=sent["alt"], by=request.user)  # type: ignore[arg-type]
    return f"{text.rstrip()}\n\n{markdown_for(figure)}\n".lstrip()


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, cohort: str, city: str, section: str) -> HttpResponse:
    found = find_section(request, cohort, city, section)
    ask(request, "actionplans.edit_section", found)
    if request.method != "POST":
        # Where sign-in leads back to: a text that was sent signed out waits in the editor.
        return redirect(section_url(found, "section_edit"))
    form = TextForm(request.POST)
    text = request.POST.get("text", "").replace("\r\n", "\n")
    html = "".join(block.html for block in blocks_of(found, text, below=1))
    context = {
        "section": found,
        "pair": found.pair,
        "form": form,
        # Cleaned by prose.render.
        "html": mark_safe(html),  # noqa: S308
        "words": word_count(text),
        "same": text.strip() == found.text.strip(),
        "edit_url": section_url(found, "section_edit"),
    }
    return render(request, "actionplans/preview.html", context)
