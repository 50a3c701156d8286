"""Words copied from the page are found in the text as it was typed."""

import pytest

from prose.anchor import find_words

TEXT = "We **must not** wait.\n\nSee [the plan](https://example.org/plan) of\nlast year, *please*.\n"


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ("wait", "wait"),
        ("We must not wait", "We **must not** wait"),
        ("the plan of last year", "the plan](https://example.org/plan) of\nlast year"),
        ("  last year, please ", "last year, *please"),
    ],
)
def test_words_are_found_across_marks(words: str, typed: str) -> None:
    span = find_words(TEXT, words)

    assert span is not None
    assert TEXT[slice(*span)] == typed


@pytest.mark.parametrize("words", ["", "   ", "nowhere", "must wait", "wait See the plans"])
def test_other_words_are_found_nowhere(words: str) -> None:
    assert find_words(TEXT, words) is None
