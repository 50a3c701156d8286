"""Turns the editors' callouts into the guide's constructs: findings, side notes, working tools."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.functional import Promise
from django.utils.html import escape, strip_tags
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guide.domain.printing.headings import Finding, Outline
from prose.render import RenderedBlock

# City names of the edition, each with the code of the excerpt that shows it, or nothing.
Cities = Mapping[str, str]
CALLOUT = re.compile(r'<div class="callout"[^>]*\bdata-kind="(\w+)"[^>]*>(.*)</div>\Z', re.DOTALL)
TITLE = re.compile(r'\A<p class="callout-title">(.*?)</p>', re.DOTALL)
# The other way to write one: a quotation that begins with this word in bold.
FINDING = re.compile(
    r"<blockquote\b[^>]*>\s*<p><strong>Finding\.?</strong>\.?\s*(.*)</blockquote>\Z", re.DOTALL
)
MARK = re.compile(r"<sup\b.*?</sup>", re.DOTALL)
TITLES: dict[str, Promise] = {
    "check": gettext_lazy("Checklist"),
    "ask": gettext_lazy("Questions"),
    "pit": gettext_lazy("Pitfalls"),
}


def dress_passages(
    passages: Sequence[RenderedBlock], outline: Outline, cities: Cities
) -> list[RenderedBlock]:
    """The editors' passages, each callout as what it means in the guide.

    Important is a finding, a note stands beside the text, a tip is a checklist or questions, a
    warning or a caution lists pitfalls.
    """
    return [replace(each, html=_dress(each.html.strip(), outline, cities)) for each in passages]


def _dress(html: str, outline: Outline, cities: Cities) -> str:
    if found := FINDING.match(html):
        return _finding(f"<p>{found[1]}", outline, cities)
    callout = CALLOUT.match(html)
    if not callout:
        return html
    title = TITLE.match(callout[2])
    words, body = (title[1], callout[2][title.end() :]) if title else ("", callout[2])
    if callout[1] == "important":
        return _finding(f"<p>{words}</p>{body}" if words else body, outline, cities)
    if callout[1] == "note":
        return _side_note(words, body)
    return _tool(_tool_kind(callout[1], body), words, body, outline)


def _finding(body: str, outline: Outline, cities: Cities) -> str:
    number = outline.count("finding")
    key = outline.key("finding")
    named = named_in(body, cities)
    claim = strip_tags(MARK.sub("", body.partition("</p>")[0])).strip()
    outline.findings.append(Finding(key, number, mark_safe(claim), named))  # noqa: S308 (escaped, no tags)
    label = _("Finding %(number)s") % {"number": number}
    links = ", ".join(_link(name, cities[name]) for name in named)
    seen = f'<p class="seen"><b>{_("Seen in")}</b> {links}</p>' if links else ""
    return (
        f'<div class="finding" id="{key}" role="group" aria-labelledby="{key}-h">'
        f'<p class="label" id="{key}-h">{label}</p>{body}{seen}</div>'
    )


def _link(name: str, code: str) -> str:
    return f'<a href="#e-{code}">{escape(name)}</a>' if code else escape(name)


def named_in(html: str, cities: Cities) -> list[str]:
    """The cities that a passage names, in the order in which it names them first."""
    words = strip_tags(html)
    found = ((re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words), name) for name in cities)
    return [name for _place, name in sorted((match.start(), name) for match, name in found if match)]


def _side_note(title: str, body: str) -> str:
    term = f"<b>{title}</b> " if title else ""
    return f'<div class="side" role="note">{body.replace("<p>", f"<p>{term}", 1)}</div>'


def _tool_kind(kind: str, body: str) -> str:
    if kind in {"warning", "caution"}:
        return "pit"
    return "check" if 'class="task"' in body else "ask"


def _tool(kind: str, title: str, body: str, outline: Outline) -> str:
    outline.count("tool")
    key = outline.key("tool")
    return (
        f'<div class="tool {kind}" id="{key}" role="group" aria-labelledby="{key}-h">'
        f'<p class="label" id="{key}-h">{title or TITLES[kind]}</p>{body}</div>'
    )


def cited_cities(manifest: Mapping[str, Any], chapter: Mapping[str, Any]) -> Cities:
    """The edition's cities, each with the excerpt where it is heard by name, in this chapter if it can be."""
    heard: dict[str, str] = {}
    for each in [chapter, *manifest["chapters"]]:
        for item in each["items"]:
            if item["kind"] == "excerpt" and item["city"]:
                heard.setdefault(item["city"], item["code"])
    return {pair["city"]: heard.get(pair["city"], "") for pair in manifest["pairs"]}
