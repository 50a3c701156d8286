"""Whether each finding rests on what it must: two cities of the edition or more."""

from django.utils.translation import gettext as _

from guide.domain.printing.chapters import build_chapter
from guide.models import Chapter, Edition
from prose.blocks import split_blocks

CLAIMS = frozenset({"quote", "callout"})


def lonely_findings(edition: Edition) -> list[str]:
    """A sentence for each finding that names fewer than two cities: one city's lesson is its excerpt."""
    pairs = [
        {"city": pair.city.name, "slug": pair.city.slug, "level": pair.level}
        for pair in edition.cohort.pairs.taking_part().select_related("city")
    ]
    said = _("Finding %(number)s names fewer than two cities of this edition.")
    return [
        said % {"number": number}
        for chapter in edition.chapters.order_by("number").prefetch_related("items")
        for number, cities in _findings(chapter, pairs)
        if len(cities) < 2
    ]


def _findings(chapter: Chapter, pairs: list[dict[str, object]]) -> list[tuple[str, list[str]]]:
    """Number and cities of each; only quotations and callouts of the editors can be one."""
    texts = [{"kind": "text", "markdown": _claims(item.text)} for item in chapter.items.all() if item.text]
    source = {"number": chapter.number, "code": "", "title": "", "standfirst": "", "items": texts}
    built = build_chapter({"pairs": pairs, "chapters": [], "figures": {}}, source)
    return [(finding.number, finding.cities) for finding in built.findings]


def _claims(text: str) -> str:
    return "\n\n".join(block.of(text) for block in split_blocks(text) if block.kind in CLAIMS)
