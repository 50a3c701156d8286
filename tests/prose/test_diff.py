from hypothesis import given, settings
from hypothesis import strategies as st

from prose.blocks import Block, split_blocks
from prose.diff import Change, Opcode, Summary, diff, likeness, opcodes, pair_up, split_words, summary

letters = st.lists(st.sampled_from("abc"), max_size=12)
texts = st.text(alphabet="ab. \n-#|δ\u0301", max_size=60)


@given(letters, letters)
@settings(deadline=None)
def test_steps_lead_from_one_row_to_the_other(a: list[str], b: list[str]) -> None:
    built: list[str] = []
    at_a = at_b = 0
    for step in opcodes(a, b):
        assert (step.a1, step.b1) == (at_a, at_b)
        at_a, at_b = step.a2, step.b2
        built += a[step.a1 : step.a2] if step.tag == "equal" else b[step.b1 : step.b2]
    assert (at_a, at_b) == (len(a), len(b))
    assert built == b


def test_a_row_that_repeats_itself_is_one_replacement() -> None:
    a, b = ["x", *["a"] * 3000, "y"], ["x", "b", *["a"] * 3001, "c", "y"]
    assert opcodes(a, b) == [
        Opcode("equal", 0, 1, 0, 1),
        Opcode("replace", 1, 3001, 1, 3004),
        Opcode("equal", 3001, 3002, 3004, 3005),
    ]


def test_words_keep_their_accents() -> None:
    found = [word.text for word in split_words("Сло\u0301во, n\u0325a «ά» x_1 👍")]
    assert found == ["Сло\u0301во", ",", " ", "n\u0325a", " ", "«", "ά", "»", " ", "x_1", " ", "👍"]


@given(texts)
def test_words_joined_are_the_text(text: str) -> None:
    assert "".join(word.text for word in split_words(text)) == text


def test_versions_find_each_other() -> None:
    assert likeness("a b c d", "a b x d") == 0.75
    assert pair_up(["the old bridge", "a road"], ["new", "the bridge", "a wide road"]) == [(0, 1), (1, 2)]
    assert pair_up(["x"], ["y", "z"]) == [(0, 0)]
    assert pair_up([], ["y"]) == []


def test_a_change_is_told_word_by_word() -> None:
    old, new = "# A\n\nThe old bridge is open.\n", "# A\n\nThe new wide bridge is open.\n"
    assert diff(old, new) == [
        Change("same", Block("heading", 0, 5), Block("heading", 0, 5), [("same", "# A")]),
        Change(
            "changed",
            Block("paragraph", 5, 29),
            Block("paragraph", 5, 34),
            [("same", "The "), ("removed", "old"), ("added", "new wide"), ("same", " bridge is open.")],
        ),
    ]
    assert summary(diff(old, new)) == Summary(added=2, removed=1)


def test_changed_phrases_are_not_confetti() -> None:
    words = diff("We saw one two three there.", "We saw vier fünf sechs there.")[0].words
    assert words == [
        ("same", "We saw "), ("removed", "one two three"), ("added", "vier fünf sechs"), ("same", " there."),
    ]  # fmt: skip


def test_a_passage_that_moved_is_told_once() -> None:
    old, new = "First one.\n\nSecond.\n\nThird.", "Second.\n\nThird.\n\nFirst one."
    told = [(each.kind, each.words) for each in diff(old, new)]
    assert told == [
        ("same", [("same", "Second.")]),
        ("same", [("same", "Third.")]),
        ("moved", [("same", "First one.")]),
    ]
    assert diff(old, new)[2].old == Block("paragraph", 0, 12)
    assert diff(old, new)[2].new == Block("paragraph", 17, 27)
    assert summary(diff(old, new)) == Summary(0, 0)


def test_added_and_removed_passages() -> None:
    told = [(each.kind, each.words) for each in diff("a b c\n\nd e f", "d e f\n\ng h i")]
    assert told == [
        ("removed", [("removed", "a b c")]),
        ("same", [("same", "d e f")]),
        ("added", [("added", "g h i")]),
    ]


@given(texts, texts)
@settings(max_examples=300, deadline=None)
def test_differences_tell_both_texts_whole(old: str, new: str) -> None:
    changes = diff(old, new)
    assert sorted(each.new.start for each in changes if each.new) == [
        each.start for each in split_blocks(new)
    ]
    assert sorted(each.old.start for each in changes if each.old) == [
        each.start for each in split_blocks(old)
    ]
    for change in changes:
        if change.old and change.kind != "added":
            told = "".join(text for op, text in change.words if op != "added")
            assert told == change.old.of(old).rstrip() or change.kind == "moved"
        if change.new:
            told = "".join(text for op, text in change.words if op != "removed")
            assert told == change.new.of(new).rstrip()
