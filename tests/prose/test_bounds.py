"""Hostile texts end in counted work: coarser, never wrong, and nothing of them lost."""

import random

import pytest

from prose.diff.opcodes import MAX_PAIRS, Matcher
from prose.merge import Conflict, merge, resolve
from prose.merge.row import MAX_PIECES
from prose.source import MAX_BYTES


def shuffled(row: list[str], seed: int) -> list[str]:
    return random.Random(seed).sample(row, len(row))


ROWS = {
    "shuffled": ([f"w{n}" for n in range(25_000)], shuffled([f"w{n}" for n in range(25_000)], 1)),
    "repeating": (["a", "b"] * 2_000, ["b", "b", "a"] * 1_400),
    "of few letters": tuple(random.Random(seed).choices("abcdefgh", k=3_000) for seed in (2, 3)),
}


@pytest.mark.parametrize("name", ROWS)
def test_a_search_ends_in_counted_steps_and_is_right(name: str) -> None:
    a, b = ROWS[name]
    matcher = Matcher(a, b)
    blocks = matcher.get_matching_blocks()
    assert matcher.walked <= MAX_PAIRS
    assert all(a[i : i + n] == b[j : j + n] for i, j, n in blocks)


def test_an_easy_search_is_not_cut_short() -> None:
    a = [f"w{n}" for n in range(20_000)]
    b = [*a[:5_000], "new", *a[5_001:12_000], *a[12_500:], "end"]
    assert [tuple(block) for block in Matcher(a, b).get_matching_blocks()] == [
        (0, 0, 5_000), (5_001, 5_001, 6_999), (12_500, 12_000, 7_500), (20_000, 19_501, 0),
    ]  # fmt: skip


KINDS = {
    "passages": ("\n\n", "w{}"),
    "items of a list": ("\n", "- w{} x"),
    "sentences": (" ", "W{}."),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_in_too_many_pieces_is_met_whole(kind: str) -> None:
    join, piece = KINDS[kind]
    row = [piece.format(n) for n in range(MAX_PIECES + 1)]
    last, first = piece.format("mine"), piece.format("theirs")
    base, mine, theirs = (join.join(each) for each in (row, [*row[:-1], last], [first, *row[1:]]))
    answer = merge(base, mine, theirs)
    assert (answer.text, answer.conflicts) == (None, [Conflict((0, len(base)), mine, theirs)])
    assert resolve(base, mine, theirs, ["mine"]) == mine
    assert resolve(base, mine, theirs, ["theirs"]) == theirs
    assert resolve(base, mine, theirs, ["both"]).replace(mine, "").replace(theirs, "").strip() == ""


@pytest.mark.parametrize("kind", KINDS)
def test_a_long_text_is_merged_by_its_pieces(kind: str) -> None:
    join, piece = KINDS[kind]
    row = [piece.format(n) for n in range(MAX_PIECES - 1)]
    base = join.join(row)
    mine, theirs = join.join([piece.format("mine"), *row]), join.join([*row[:-9], *row[-8:]])
    assert merge(base, mine, theirs).text == join.join([piece.format("mine"), *row[:-9], *row[-8:]])
    assert len(base.encode()) <= MAX_BYTES
