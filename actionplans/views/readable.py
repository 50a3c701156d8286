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
    block = change.new or change.old
    shown: dict[str, Any] = {"kind": _as_shown(change.kind), "pieces": bare_pieces(change)}
    return {**shown, "form": block.kind} if block and block.kind in MARKS else shown


def bare_pieces(change: Change) -> list[dict[str, str]]:
    """A passage's words without what only marks it as a heading or a table; what it is, its form tells."""
    block = change.new or change.old
    mark = MARKS.get(block.kind) if block else None
    told = [{"kind": _as_shown(op), "text": text} for op, text in change.words]
    return [{**piece, "text": mark.sub("", piece["text"])} for piece in told] if mark else told


def _as_shown(kind: str) -> str:
    return "gone" if kind == "removed" else kind
