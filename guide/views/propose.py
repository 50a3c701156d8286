"""Proposing an excerpt: whole passages chosen by their boxes, seen once more, then pinned."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.domain.moves import Refused
from actionplans.domain.reading import blocks_of
from actionplans.models import Section
from guide.domain.excerpt import QUOTABLE, cut_text, propose_excerpt, quotable_passages
from guide.domain.reading.choices import chapter_choices
from guide.forms import PassagesForm
from guide.views.find import ask


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, cohort: str, city: str, section: str) -> HttpResponse:
    sections = Section.objects.visible_to(request.user).with_text()
    found = get_object_or_404(
        sections, plan__pair__cohort__slug=cohort, plan__pair__city__slug=city, code=section
    )
    ask(request, "guide.propose_excerpt", found)
    if found.plan.state not in QUOTABLE or not found.text:
        raise Refused(_("The plan is not accepted yet. Its passages can be proposed once it is."))
    form = _form(request, found)
    if request.method != "POST":
        return _page(request, found, form)
    if not form.is_valid():
        return _page(request, found, form, status=400)
    if request.POST.get("then") != "propose":
        return _page(request, found, form, preview=True)
    return _propose(request, found, form)


def _propose(request: HttpRequest, section: Section, form: PassagesForm) -> HttpResponse:
    revision = get_object_or_404(section.revisions, number=form.cleaned_data["revision"])
    start, end = form.span()
    excerpt = propose_excerpt(
        section,
        revision=revision,
        start=start,
        end=end,
        chapter_code=form.cleaned_data["chapter"],
        by=request.user,  # type: ignore[arg-type]
    )
    messages.success(request, _("Proposed as %(code)s.") % {"code": excerpt.code})
    return redirect("guide:excerpt", cohort=section.cohort.slug, code=excerpt.code)


def _form(request: HttpRequest, section: Section) -> PassagesForm:
    wished = section.definition.chapter
    choices = chapter_choices(section.cohort, wished)
    initial = {"revision": section.number, "chapter": wished}
    data = request.POST if request.method == "POST" else None
    blocks = quotable_passages(section.text)
    return PassagesForm(data, initial=initial, blocks=blocks, chapters=choices)


def _page(
    request: HttpRequest, section: Section, form: PassagesForm, *, preview: bool = False, status: int = 200
) -> HttpResponse:
    html = {block.block.start: block.html for block in blocks_of(section, section.text)}
    chosen = form.cleaned_data.get("passages", []) if form.is_bound else []
    passages = [
        {"number": n, "chosen": n in chosen, "html": _safe(html.get(block.start, ""))}
        for n, block in enumerate(form.blocks)
    ]
    context: dict[str, Any] = {"section": section, "pair": section.pair, "form": form, "passages": passages}
    if preview:
        text = cut_text(section.text, *form.span())
        context["preview"] = _safe("".join(block.html for block in blocks_of(section, text)))
    return render(request, "guide/propose.html", context, status=status)


def _safe(html: str) -> str:
    return mark_safe(html)  # noqa: S308 (cleaned by prose.render)
