"""Whether each finding rests on what it must: two cities of the edition or more."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from guide.domain.printing.chapters import set_passages
from guide.models import Chapter, Edition
from prose.blocks import split_blocks

CLAIMS = frozenset({"quote", "callout"})


def lonely_findings(edition: Edition) -> list[str]:
    """A sentence for each finding that names fewer than two cities: one city's lesson is its excerpt."""
    return tell_lonely(list_findings(edition))


def tell_lonely(findings: Mapping[str, list[str]]) -> list[str]:
    """The same, of findings that are listed already."""
    said = _("Finding %(number)s names fewer than two cities of this edition.")
    return [said % {"number": number} for number, named in findings.items() if len(named) < 2]


def list_findings(edition: Edition) -> dict[str, list[str]]:
    """Every finding by its number, such as 3.1, with the cities of the edition that it names."""
    cities = [{"city": pair.city.name} for pair in edition.cohort.pairs.taking_part().select_related("city")]
    return {
        number: named
        for chapter in edition.chapters.order_by("number").prefetch_related("items")
        for number, named in _findings(chapter, cities)
    }


def _findings(chapter: Chapter, cities: list[dict[str, str]]) -> list[tuple[str, list[str]]]:
    """Number and cities of each; only quotations and callouts of the editors can be one."""
    texts = [{"kind": "text", "markdown": _claims(item.text)} for item in chapter.items.all() if item.text]
    manifest = {"pairs": cities, "chapters": [], "figures": {}}
    outline, _voices, _notes = set_passages(manifest, {"number": chapter.number, "items": texts})
    return [(finding.number, finding.cities) for finding in outline.findings]


def _claims(text: str) -> str:
    return "\n\n".join(block.of(text) for block in split_blocks(text) if block.kind in CLAIMS)
