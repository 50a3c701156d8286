"""Joins what leads through a file: named places, links between parts, bookmarks."""

import itertools
from collections.abc import Sequence
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from press.job import ELSEWHERE


def join_places(whole: Pdf, parts: Sequence[Pdf]) -> None:
    """One list of all named places, sorted as readers search it."""
    places: list[tuple[bytes, Any]] = []
    for part in parts:
        root: Any = part.Root
        listed = root.get("/Names", {}).get("/Dests", {}).get("/Names", [])
        here = list(whole.copy_foreign(part.make_indirect(listed))) if len(listed) else []
        places += [(bytes(name), dest) for name, dest in zip(here[::2], here[1::2], strict=True)]
    flat: list[Any] = []
    for name, dest in sorted(places, key=lambda place: place[0]):
        flat += [String(name), dest]
    whole.Root.Names = Dictionary(Dests=Dictionary(Names=Array(flat)))


def settle_links(whole: Pdf) -> None:
    """A link that left its part leads to the place by its name."""
    for page in whole.pages:
        for note in page.obj.get("/Annots", Array()):
            address = str(note.get("/A", Dictionary()).get("/URI", ""))
            if address.startswith(ELSEWHERE):
                del note["/A"]
                note.Dest = note.Contents = String(address.removeprefix(ELSEWHERE))


def join_bookmarks(whole: Pdf, parts: Sequence[Pdf]) -> None:
    """The bookmarks of all parts, one list after the other."""
    outlines = whole.make_indirect(Dictionary(Type=Name.Outlines, Count=0))
    tops: list[Any] = []
    for part in parts:
        if "/Outlines" in part.Root:
            listed: Any = whole.copy_foreign(part.Root.Outlines)
            outlines.Count += listed.Count
            tops += chain(listed.First)
    for before, after in itertools.pairwise(tops):
        before.Next, after.Prev = after, before
    for top in tops:
        top.Parent = outlines
    if tops:
        outlines.First, outlines.Last = tops[0], tops[-1]
        whole.Root.Outlines = outlines


def chain(first: Any) -> list[Any]:
    """A bookmark and those after it on its level."""
    found = []
    while first is not None:
        found.append(first)
        first = first.get("/Next")
    return found
