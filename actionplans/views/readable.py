"""Differences as pages show them: passages, and the words that came and went in each."""

from itertools import groupby
from typing import Any

from prose.diff import Change


def readable(changes: list[Change]) -> list[dict[str, Any]]:
    """Blocks for the page: runs of unchanged passages are folded into one line."""
    blocks: list[dict[str, Any]] = []
    for kind, group in groupby(changes, key=lambda change: change.kind):
        run = list(group)
        if kind == "same":
            blocks.append({"kind": "skipped", "count": len(run)})
        else:
            blocks.extend({"kind": _as_shown(change.kind), "pieces": pieces(change)} for change in run)
    return [] if len(blocks) == 1 and blocks[0]["kind"] == "skipped" else blocks


def _as_shown(kind: str) -> str:
    return "gone" if kind == "removed" else kind


def pieces(change: Change) -> list[dict[str, str]]:
    return [{"kind": _as_shown(op), "text": text} for op, text in change.words]
