"""Differences as pages show them: passages, and the words that came and went in each."""

import re
from itertools import groupby
from typing import Any

from prose.diff import Change

# A heading's signs, what stands around a figure's words, and the line that rules a table.
MARKS = {
    "heading": re.compile(r"^#{1,6} +"),
    "figure": re.compile(r"^!\[|\]\(figure:[^()\s]*\)"),
    "table": re.compile(r"^\|[ :|-]+\|(?:\n|$)", re.MULTILINE),
}


def readable(changes: list[Change]) -> list[dict[str, Any]]:
    """Blocks for the page: runs of unchanged passages are folded into one line."""
    blocks: list[dict[str, Any]] = []
    for kind, group in groupby(changes, key=lambda change: change.kind):
        run = list(group)
        if kind == "same":
            blocks.append({"kind": "skipped", "count": len(run)})
        else:
            blocks.extend(_shown(change) for change in run)
    return [] if len(blocks) == 1 and blocks[0]["kind"] == "skipped" else blocks


def _shown(change: Change) -> dict[str, Any]:
    """A passage without what only marks it as a heading or a table; what it is, is told by its form."""
    block = change.new or change.old
    told = pieces(change)
    form = block.kind if block else ""
    if form not in MARKS:
        return {"kind": _as_shown(change.kind), "pieces": told}
    bare = [{**piece, "text": MARKS[form].sub("", piece["text"])} for piece in told]
    return {"kind": _as_shown(change.kind), "pieces": bare, "form": form}


def _as_shown(kind: str) -> str:
    return "gone" if kind == "removed" else kind


def pieces(change: Change) -> list[dict[str, str]]:
    return [{"kind": _as_shown(op), "text": text} for op, text in change.words]
