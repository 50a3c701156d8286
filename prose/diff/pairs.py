"""Decides which passages of two rows are versions of each other."""

from collections import Counter
from collections.abc import Sequence

from prose.diff.words import LETTERS

LIKE = 0.3
MAX_TABLE = 10_000


def likeness(a: str, b: str) -> float:
    """How much of their words two passages share, 0 to 1, in whatever order."""
    return _shared(_words(a), _words(b))


def _shared(left: Counter[str], right: Counter[str]) -> float:
    total = left.total() + right.total()
    shared = sum(min(left[word], right[word]) for word in left.keys() & right.keys())
    return 2 * shared / total if total else float(left == right)


def pair_up(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs (i, j) of passages that are versions of each other, in order on both sides.

    The pairing shares the most words in all. Passages left over between the same two pairs
    are taken as rewritten in place, first with first.
    """
    if not a or not b:
        return []
    if len(a) == len(b) == 1:
        return [(0, 0)]
    pairs = _best_row(a, b) if len(a) * len(b) <= MAX_TABLE else []
    return sorted(pairs + _rewritten(pairs, len(a), len(b)))


def _words(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in LETTERS.findall(text))


def _best_row(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """The row of pairs with the greatest likeness in all, by the textbook's table."""
    rights = [_words(right) for right in b]
    scores = [[_shared(left, right) for right in rights] for left in map(_words, a)]
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            paired = scores[i][j] + best[i + 1][j + 1] if scores[i][j] >= LIKE else -1.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    pairs, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if scores[i][j] >= LIKE and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _rewritten(pairs: list[tuple[int, int]], a_length: int, b_length: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    before = (-1, -1)
    for pair in [*pairs, (a_length, b_length)]:
        gap_a = range(before[0] + 1, pair[0])
        gap_b = range(before[1] + 1, pair[1])
        found.extend(zip(gap_a, gap_b, strict=False))
        before = pair
    return found
