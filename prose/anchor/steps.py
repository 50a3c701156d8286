"""Decides, character by character, what became of a text in its next revision."""

from collections.abc import Iterator
from itertools import pairwise

from prose.anchor.settle import settle
from prose.blocks import split_blocks
from prose.diff import Opcode, opcodes, split_words


def steps(old: str, new: str) -> list[Opcode]:
    """The steps from old to new in characters: by passage first, changed passages word by word."""
    a, b = split_blocks(old), split_blocks(new)
    left, right = [block.of(old).rstrip() for block in a], [block.of(new).rstrip() for block in b]
    at_a, at_b = [*(block.start for block in a), len(old)], [*(block.start for block in b), len(new)]
    found: list[Opcode] = []
    for tag, a1, a2, b1, b2 in opcodes(left, right):
        whole = Opcode(tag, at_a[a1], at_a[a2], at_b[b1], at_b[b2])
        if tag == "equal":
            ends = [(at_a[i], len(left[i]), at_a[i + 1]) for i in range(a1, a2)]
            found.extend(_kept_passages(ends, at_b[b1 : b2 + 1]))
        else:
            found.extend(_by_word(old, new, whole) if tag == "replace" else [whole])
    return found


def _kept_passages(olds: list[tuple[int, int, int]], news: list[int]) -> Iterator[Opcode]:
    """Passages that stayed, each apart from the blank lines after it, which may have changed."""
    for (start, length, end), (begin, finish) in zip(olds, pairwise(news), strict=True):
        yield Opcode("equal", start, start + length, begin, begin + length)
        same = end - start == finish - begin
        if length < max(end - start, finish - begin):
            yield Opcode("equal" if same else "replace", start + length, end, begin + length, finish)


def _by_word(old: str, new: str, whole: Opcode) -> Iterator[Opcode]:
    _tag, from_a, to_a, from_b, to_b = whole
    a, b = split_words(old[from_a:to_a]), split_words(new[from_b:to_b])
    at_a = [*(from_a + word.start for word in a), to_a]
    at_b = [*(from_b + word.start for word in b), to_b]
    words = [word.text for word in b]
    for tag, a1, a2, b1, b2 in settle(opcodes([word.text for word in a], words), words):
        yield Opcode(tag, at_a[a1], at_a[a2], at_b[b1], at_b[b2])


def fresh(taken: list[Opcode]) -> list[tuple[int, int]]:
    """The spans of the new text that were not in the old."""
    return [(step.b1, step.b2) for step in taken if step.tag != "equal" and step.b1 < step.b2]


def kept(taken: list[Opcode], old: str, start: int, end: int) -> float:
    """The share of a span's letters that outlived the steps."""
    letters = _letters(old[start:end])
    lived = sum(
        _letters(old[max(step.a1, start) : min(step.a2, end)])
        for step in taken
        if step.tag == "equal" and step.a1 < end and step.a2 > start
    )
    return lived / letters if letters else 0.0


def mapped(taken: list[Opcode], start: int, end: int) -> tuple[int, int]:
    """Where a span stands after the steps: from its first to its last letter that is left.

    What replaced its own first or last words belongs to it; what was put in beside it does not.
    """
    inner = [step for step in taken if step.a1 < end and step.a2 > start]
    return _begin(inner[0], start), max(_begin(inner[0], start), _finish(inner[-1], end))


def _begin(step: Opcode, start: int) -> int:
    if step.tag == "equal":
        return step.b1 + start - step.a1
    return step.b1 if step.a1 >= start else step.b2


def _finish(step: Opcode, end: int) -> int:
    if step.tag == "equal":
        return step.b1 + end - step.a1
    return step.b2 if step.a2 <= end else step.b1


def _letters(text: str) -> int:
    return sum(not char.isspace() for char in text)
