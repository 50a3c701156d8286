"""Eight hurried writers in one text, reading and storing in any order: no word goes but by its writer."""

import random
from collections import Counter
from collections.abc import Iterator

import pytest

from prose.merge import merge
from tests.proof.edits import GROUND, changed, counted, token_of

pytestmark = pytest.mark.once

WRITERS, EDITS, SEED = 8, 25, 66
Revision = tuple[str, str, str, str]


def at_work(number: int, texts: list[str], done: list[Revision]) -> Iterator[None]:
    """One writer, who pauses before each reading and each storing; what was stored is noted with its base."""
    chance = random.Random(SEED * 1000 + number)
    seen = 0
    for edit in range(EDITS):
        if chance.random() < 0.6:
            yield
            seen = len(texts) - 1
        mine = changed(texts[seen], token_of(number, edit, SEED), chance)
        yield
        stored = merge(texts[seen], mine, texts[-1]).text
        if stored is not None:
            done.append((texts[seen], mine, texts[-1], stored))
            texts.append(stored)
        seen = len(texts) - 1


def write_in_order(order: random.Random) -> list[Revision]:
    """What all of them stored, one after the other as chance has it."""
    texts: list[str] = [GROUND]
    done: list[Revision] = []
    writing = [at_work(number, texts, done) for number in range(WRITERS)]
    while writing:
        one = order.choice(writing)
        if next(one, one) is one:
            writing.remove(one)
    return done


@pytest.mark.parametrize("order", range(15))
def test_whatever_the_order_no_word_goes_but_by_its_writer(order: int) -> None:
    done = write_in_order(random.Random(order))
    lost = [
        counted(theirs) - counted(stored) - (counted(base) - counted(mine))
        for base, mine, theirs, stored in done
    ]
    unstored = [counted(mine) - counted(base) - counted(stored) for base, mine, _, stored in done]
    assert [words for words in (*lost, *unstored) if words] == []
    assert len(done) >= 150
    assert sum(stored not in (mine, theirs) for _, mine, theirs, stored in done) >= 50


def test_a_word_that_stands_twice_is_gone_when_each_took_one_away() -> None:
    base = (
        "The canal is cold, tok1x1s1. We count.\n\nA bridge is there.\n\nThe canal is warm, tok1x1s1. We sit."
    )
    mine = "The canal is cold, tok1x1s1. We count.\n\nA bridge is there.\n\nThe canal is warm. We sit."
    theirs = "The canal is cold. We count.\n\nA bridge is there.\n\nThe canal is warm, tok1x1s1. We sit."
    stored = "The canal is cold. We count.\n\nA bridge is there.\n\nThe canal is warm. We sit."
    assert merge(base, mine, theirs).text == stored
    assert counted(theirs) - counted(stored) - (counted(base) - counted(mine)) == Counter()
