"""Decides which parts of two rows are the same: difflib, kept from running away."""

from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

MAX_PAIRS = 1_500_000


class Opcode(NamedTuple):
    """One step from row a to row b: equal, replace, insert or delete."""

    tag: str
    a1: int
    a2: int
    b1: int
    b2: int


def opcodes(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Opcode]:
    """The steps from a to b, contiguous over both rows.

    Common ends are taken off first. Where the rest repeats itself so often that difflib would
    take minutes, it is one replacement: coarser, never wrong.
    """
    head = _common(a, b)
    tail = _common(a[head:][::-1], b[head:][::-1])
    steps = [Opcode("equal", 0, head, 0, head)] if head else []
    steps += _middle(a[head : len(a) - tail], b[head : len(b) - tail], head)
    if tail:
        steps.append(Opcode("equal", len(a) - tail, len(a), len(b) - tail, len(b)))
    return steps


def _common(a: Sequence[Hashable], b: Sequence[Hashable]) -> int:
    count = 0
    for left, right in zip(a, b, strict=False):
        if left != right:
            break
        count += 1
    return count


def _middle(a: Sequence[Hashable], b: Sequence[Hashable], at: int) -> list[Opcode]:
    if not a and not b:
        return []
    if not a or not b or _cost(a, b) > MAX_PAIRS:
        tag = "replace" if a and b else "delete" if a else "insert"
        return [Opcode(tag, at, at + len(a), at, at + len(b))]
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return [Opcode(tag, a1 + at, a2 + at, b1 + at, b2 + at) for tag, a1, a2, b1, b2 in matcher.get_opcodes()]


def _cost(a: Sequence[Hashable], b: Sequence[Hashable]) -> int:
    """How many pairs of equal parts difflib would look at in one round."""
    left, right = Counter(a), Counter(b)
    return sum(count * right[part] for part, count in left.items())
