"""Makes a printed chapter one of the web: sections that can be linked, links into other chapters."""

import re
from dataclasses import replace

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from guide.domain.manifest import Manifest
from guide.domain.printing.chapters import Chapter

NUMBERED = re.compile(r'<h2 class="numbered" data-number="([\d.]+)" id="([^"]+)">(.*?)</h2>', re.DOTALL)
TABLE = re.compile(r'<table id="[^"]*"( class="wide")?>.*?</table>', re.DOTALL)
TO_EXCERPT = re.compile(r'href="#(e-[^"]+)"')


def anchor_chapter(chapter: Chapter, manifest: Manifest) -> Chapter:
    """The same chapter with an address at each section, and its links to excerpts where they stand."""
    places = {
        f"e-{item['code']}": source["code"]
        for source in manifest["chapters"]
        for item in source["items"]
        if item["kind"] == "excerpt"
    }

    def lead(link: re.Match[str]) -> str:
        there = places.get(link[1], chapter.code)
        if there == chapter.code:
            return link[0]
        edition = manifest["edition"]
        where = {"cohort": edition["cohort"], "version": edition["version"], "chapter": there}
        return f'href="{reverse("guide:book_chapter", kwargs=where)}#{link[1]}"'

    return replace(
        chapter,
        voices=[replace(voice, html=_anchored(TO_EXCERPT.sub(lead, voice.html))) for voice in chapter.voices],
    )


def _anchored(html: str) -> SafeString:
    """Sections with a link to themselves; tables in a frame that scrolls, wide ones with the keyboard too."""

    def heading(found: re.Match[str]) -> str:
        number, key, title = found.groups()
        words = _("Address of section %(number)s") % {"number": number}
        link = f'<a class="para" href="#{key}"><span class="visually-hidden">{words}</span></a>'
        return f'<h2 class="numbered" id="{key}"><span class="section-no">{number}</span> {title}{link}</h2>'

    def frame(found: re.Match[str]) -> str:
        label = _("Wide table")
        reached = f' role="group" aria-label="{label}" tabindex="0"' if found[1] else ""
        return f'<div class="scroll"{reached}>{found[0]}</div>'

    return mark_safe(TABLE.sub(frame, NUMBERED.sub(heading, html)))  # noqa: S308 (cleaned by prose.render)
