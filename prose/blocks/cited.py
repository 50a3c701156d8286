"""Decides which notes and figures a text names."""

import re
from collections.abc import Iterator

from prose.blocks.lines import NOTE
from prose.blocks.split import split_blocks

_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_ESCAPED = re.compile(r"\\[\\\[\]!`]")
_CITED = re.compile(r"\[\^([^\]\s\[]{1,80})\]")
_FIGURE = re.compile(r"!\[[^\]\n]{0,1000}\]\(figure:([A-Za-z0-9_-]{1,80})[\s)]")


def footnote_label(passage: str) -> str | None:
    """The label that a footnote passage defines, or None for any other passage."""
    found = NOTE.match(passage)
    return found.group(1) if found else None


def footnote_definitions(text: str) -> dict[str, str]:
    """Each note's source by its label; where a label is doubled, the first one counts."""
    notes: dict[str, str] = {}
    for block in split_blocks(text):
        if block.kind == "footnote":
            notes.setdefault(footnote_label(block.of(text)) or "", block.of(text))
    return notes


def footnote_labels_cited(text: str) -> list[str]:
    """The labels that a text cites, each once, in order of their first citation."""
    found = (label for passage in _spoken(text) for label in _CITED.findall(passage))
    return list(dict.fromkeys(found))


def figure_codes(text: str) -> list[str]:
    """The codes of the figures that a text shows, each once, in order."""
    found = (code for passage in _spoken(text) for code in _FIGURE.findall(passage))
    return list(dict.fromkeys(found))


def _spoken(text: str) -> Iterator[str]:
    """The passages without code, escapes and the labels that define notes."""
    for block in split_blocks(text):
        if block.kind != "code":
            passage = NOTE.sub("", block.of(text), count=1)
            yield _CODE.sub(" ", _ESCAPED.sub(" ", passage))
