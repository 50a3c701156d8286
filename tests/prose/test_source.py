import pytest

from prose.source import (
    MAX_BYTES,
    Malformed,
    TooLarge,
    TooNested,
    check_limits,
    check_nesting,
    normalise,
    sha256,
)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("\r\n\r\n", "\n\n"),
        ("e\u0301cole", "école"),
        ("Σ\u0301", "Σ\u0301"),
        ("ά", "ά"),
        ("и\u0306 ", "й "),
        ("tab\tstays  ", "tab\tstays  "),
    ],
)
def test_one_stored_form(typed: str, stored: str) -> None:
    assert normalise(typed) == stored
    assert normalise(stored) == stored


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "a\udfffb"])
def test_what_no_page_can_hold_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        normalise(text)


def test_the_fingerprint_is_of_the_utf8() -> None:
    assert sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert sha256("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"


def test_the_limit_counts_bytes_and_the_last_one_is_allowed() -> None:
    check_limits("é" * (MAX_BYTES // 2))
    with pytest.raises(TooLarge):
        check_limits("é" * (MAX_BYTES // 2) + "a")


def nested_list(depth: int) -> str:
    return "\n".join("  " * level + "- a" for level in range(depth))


@pytest.mark.parametrize(
    "text",
    [
        nested_list(20),
        "> " * 20 + "a",
        "- " * 20 + "a",
        "[" * 20,
        "*" * 100,
        "- " * 300 + "-",
        "  " * 60 + "a",
    ],
)
def test_twenty_deep_is_allowed(text: str) -> None:
    check_nesting(text)


@pytest.mark.parametrize(
    "text", [nested_list(21), "> " * 21 + "a", "- " * 21 + "a", "[" * 21, "*" * 101, "`" * 101, "*a " * 2001]
)
def test_deeper_is_not(text: str) -> None:
    with pytest.raises(TooNested):
        check_nesting(text)
