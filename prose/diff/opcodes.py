"""Decides which parts of two rows are the same: difflib, kept from running away."""

from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import Match, SequenceMatcher
from itertools import accumulate
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

    Common ends are taken off first. Where the rest repeats itself or is shuffled so that difflib
    would look at more than MAX_PAIRS pairs of equal parts, what it has not found by then counts as
    replaced: coarser, never wrong.
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
    if not a or not b:
        return [Opcode("delete" if a else "insert", at, at + len(a), at, at + len(b))]
    matcher = Matcher(a, b)
    return [Opcode(tag, a1 + at, a2 + at, b1 + at, b2 + at) for tag, a1, a2, b1, b2 in matcher.get_opcodes()]


class Matcher(SequenceMatcher[Hashable]):
    """difflib's matcher, which counts the pairs it may have to look at and takes no round too many."""

    def __init__(self, a: Sequence[Hashable], b: Sequence[Hashable]) -> None:
        super().__init__(None, a, b, autojunk=False)
        times = Counter(b)
        self._pairs = list(accumulate((1 + times[part] for part in a), initial=0))
        self.walked = 0

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        ahead = self._pairs[-1 if ahi is None else ahi] - self._pairs[alo]
        if self.walked + ahead > MAX_PAIRS:
            return Match(alo, blo, 0)
        self.walked += ahead
        return super().find_longest_match(alo, ahi, blo, bhi)
