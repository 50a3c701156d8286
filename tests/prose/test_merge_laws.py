"""The laws of merging, over made-up texts and over hostile ones."""

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from prose.blocks import split_blocks
from prose.merge import Conflict, merge, resolve

WORDS = ["water", "Straße", "δρόμος", "вода", "e\u0301cole", "náměstí", "heat", "plan"]
word = st.sampled_from(WORDS)
sentence = st.lists(word, min_size=1, max_size=5).map(lambda words: " ".join(words).capitalize() + ".")
paragraph = st.lists(sentence, min_size=1, max_size=4).map(" ".join)
bullets = st.lists(paragraph, min_size=1, max_size=4).map(lambda row: "\n".join(f"- {text}" for text in row))
numbers = st.lists(sentence, min_size=1, max_size=3).map(
    lambda row: "\n".join(f"{number}. {text}" for number, text in enumerate(row, 1))
)
heading = sentence.map(lambda text: f"## {text}")
quote = sentence.map(lambda text: f"> {text}")
table = sentence.map(lambda text: f"| a | b |\n|---|---|\n| {text} | 1 |")
passage = st.one_of(paragraph, paragraph, bullets, numbers, heading, quote, table)
document = st.lists(passage, max_size=6).map("\n\n".join)
hostile = st.text(alphabet="aб. \n\t-#>|*[]^:1`~é\u0301", max_size=60)
SETTINGS = settings(max_examples=120, deadline=None)


@st.composite
def edited(draw: st.DrawFn, base: str, name: str) -> str:
    """The base after up to four edits: new words bear the side's name and a number."""
    pieces = re.split(r"(\s+)", base)
    for number in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(pieces)))
        new = f"{name}{number}"
        kind = draw(st.sampled_from(["word", "sentence", "passage", "delete", "replace"]))
        if kind in ("delete", "replace"):
            end = min(len(pieces), at + draw(st.integers(1, 7)))
            pieces[at:end] = [f" {new} "] if kind == "replace" else []
        else:
            pieces.insert(
                at, {"word": f" {new} ", "sentence": f" {new.capitalize()}. "}.get(kind, f"\n\n{new}\n\n")
            )
    return "".join(pieces)


@st.composite
def triples(draw: st.DrawFn) -> tuple[str, str, str]:
    base = draw(st.one_of(document, document, hostile))
    return base, draw(edited(base, "mine")), draw(edited(base, "theirs"))


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_][\w\u0301]*", text.casefold()))


@given(triples())
@SETTINGS
def test_merging_with_no_change_is_the_change(texts: tuple[str, str, str]) -> None:
    base, mine, theirs = texts
    assert merge(base, base, theirs).text == theirs
    assert merge(base, mine, base).text == mine
    assert merge(base, mine, mine).text == mine


@given(triples())
@SETTINGS
def test_no_word_vanishes_from_a_clean_merge(texts: tuple[str, str, str]) -> None:
    base, mine, theirs = texts
    merged = merge(base, mine, theirs).text
    if merged is None:
        return
    typed = {word for word in words(mine) | words(theirs) if word.startswith(("mine", "theirs"))}
    assert {word for word in words(merged) if word.startswith(("mine", "theirs"))} == typed
    for each, count in words(base).items():
        removed = max(0, count - words(mine)[each]) + max(0, count - words(theirs)[each])
        assert words(merged)[each] >= count - removed


@given(triples())
@SETTINGS
def test_conflicts_keep_both_sides_words(texts: tuple[str, str, str]) -> None:
    base, mine, theirs = texts
    conflicts = merge(base, mine, theirs).conflicts
    if not conflicts:
        return
    both = resolve(base, mine, theirs, ["both"] * len(conflicts))
    typed = {word for word in words(mine) | words(theirs) if word.startswith(("mine", "theirs"))}
    assert typed <= set(words(both))
    for conflict in conflicts:
        start, end = conflict.base
        assert 0 <= start <= end <= len(base)
        assert conflict.mine != conflict.theirs
        assert base[start:end] not in (conflict.mine, conflict.theirs) or start == end


@given(triples())
@SETTINGS
def test_conflicts_are_the_same_seen_from_the_other_side(texts: tuple[str, str, str]) -> None:
    base, mine, theirs = texts
    seen = merge(base, mine, theirs).conflicts
    mirrored = [Conflict(each.base, each.theirs, each.mine) for each in merge(base, theirs, mine).conflicts]
    assert seen == mirrored


@given(st.data(), document, st.lists(sentence, min_size=1), st.lists(sentence, min_size=1))
@SETTINGS
def test_pure_insertions_of_both_sides_survive(
    data: st.DataObject, base: str, mine: list[str], theirs: list[str]
) -> None:
    passages = [block.of(base).rstrip("\n") for block in split_blocks(base)]
    sides = []
    for name, new in (("Mine", mine), ("Theirs", theirs)):
        row = list(passages)
        for number, text in enumerate(new):
            row.insert(data.draw(st.integers(0, len(row))), f"{name}{number} {text}")
        sides.append("\n\n".join(row))
    merged = merge("\n\n".join(passages), *sides)
    assert merged.conflicts == []
    total = words(merged.text or "")
    assert total == words(base) + (words(sides[0]) - words(base)) + (words(sides[1]) - words(base))


@given(triples(), st.sampled_from(["mine", "theirs"]))
@SETTINGS
def test_every_conflict_can_be_answered(texts: tuple[str, str, str], choice: str) -> None:
    base, mine, theirs = texts
    conflicts = merge(base, mine, theirs).conflicts
    answered = resolve(base, mine, theirs, [choice] * len(conflicts))
    for conflict in conflicts:
        chosen = conflict.mine if choice == "mine" else conflict.theirs
        assert words(answered) >= words(chosen)
