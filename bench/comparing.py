"""Compares two printed files by what leads through them: links, bookmarks, named places, tags."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from press.checking import elements


def compare(bare: Path, ours: Path) -> dict[str, float]:
    """How many links of ours lead nowhere, and how many bookmarks, places and tags differ."""
    with pikepdf.open(bare) as one, pikepdf.open(ours) as other:
        return {
            "pages": len(other.pages),
            "bare_pages": len(one.pages),
            "dead": dead_links(other),
            "outline": differing(bookmarks(one), bookmarks(other)),
            "places": differing(places(one), places(other)),
            "tags": differing(tags(one), tags(other)),
        }


def differing(one: list[Any], other: list[Any]) -> int:
    """How many are in one list alone; where they only stand in another order, at how many places."""
    alone = (Counter(one) - Counter(other)) + (Counter(other) - Counter(one))
    return alone.total() or sum(here != there for here, there in zip(one, other, strict=True))


def places(pdf: pikepdf.Pdf) -> list[tuple[str, int]]:
    """All places that a link can lead to, by name and page."""
    root: Any = pdf.Root
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    listed = list(root.Names.Dests.Names)
    return [(str(name), pages[dest[0].objgen]) for name, dest in zip(listed[::2], listed[1::2], strict=True)]


def dead_links(pdf: pikepdf.Pdf) -> int:
    """Links within the file to a name that no place has."""
    known = {name for name, _ in places(pdf)}
    goals = (note.get("/Dest") for page in pdf.pages for note in page.obj.get("/Annots", []))
    return sum(isinstance(goal, pikepdf.String) and str(goal) not in known for goal in goals)


def bookmarks(pdf: pikepdf.Pdf) -> list[tuple[int, str]]:
    """Every bookmark with its level."""

    def walk(items: Any, level: int) -> Iterator[tuple[int, str]]:
        for item in items:
            yield level, str(item.title)
            yield from walk(item.children, level + 1)

    with pdf.open_outline() as outline:
        return list(walk(outline.root, 1))


def tags(pdf: pikepdf.Pdf) -> list[str]:
    """The kinds of all tags in reading order."""
    root: Any = pdf.Root
    return [str(element.S) for element in elements(root.StructTreeRoot.K) if "/S" in element]
