import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prose.blocks import (
    Block,
    Heading,
    block_texts,
    figure_codes,
    footnote_definitions,
    footnote_labels_cited,
    outline,
    split_blocks,
    word_count,
)
from prose.blocks.items import item_body, split_items
from tests.prose.corpus import TEXTS

hostile = st.text(alphabet="aé\u0301δж. \n\n\t-#>|*[]^:1.`~!()", max_size=200)


@given(hostile)
@settings(max_examples=500, deadline=None)
def test_spans_joined_are_the_text(text: str) -> None:
    blocks = split_blocks(text)
    assert "".join(block_texts(text)) == text
    assert [block.start for block in blocks] == [0, *(block.end for block in blocks)][: len(blocks)]
    assert all(block.start < block.end for block in blocks)


@pytest.mark.parametrize("text", TEXTS.values())
def test_each_passage_alone_is_the_same_passage(text: str) -> None:
    for block in split_blocks(text):
        alone = split_blocks(block.of(text))
        assert alone == [Block(block.kind, 0, block.end - block.start)]


def kinds(text: str) -> list[str]:
    return [block.kind for block in split_blocks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("\n \n", ["blank"]),
        ("\n\na", ["blank", "paragraph"]),
        ("a\nb\n\n\nc", ["paragraph", "paragraph"]),
        ("# a\nb", ["heading", "paragraph"]),
        ("#a", ["paragraph"]),
        ("####### a", ["paragraph"]),
        ("a\n===\nb\n---", ["paragraph", "rule"]),
        ("    a", ["paragraph"]),
        ("a\n- b\n- c", ["paragraph", "list"]),
        ("a\n1. b", ["paragraph", "list"]),
        ("It was in\n2024. We met.", ["paragraph"]),
        ("- a\n\n- b\n\n  c\n\nd", ["list", "paragraph"]),
        ("- a\nlazy\n# h", ["list", "heading"]),
        ("- a\n1. b", ["list", "list"]),
        ("- a\n  ```\n  x\n\n  # y\n  ```\n- b", ["list"]),
        ("- - -\n* * *", ["rule", "rule"]),
        ("> a\nlazy\n\n> b", ["quote", "quote"]),
        ("> # a\nb", ["quote", "paragraph"]),
        ("> [!TIP]\n> a", ["callout"]),
        ("|a|b|\n|-|-|\n|1|2|\nafter", ["table"]),
        ("|a|b|\n|-|", ["paragraph"]),
        ("a\n| b | c |\n|---|---|", ["paragraph", "table"]),
        ("```\n\n# x\n\n```\na", ["code", "paragraph"]),
        ("~~~\n```\n", ["code"]),
        ("```a`b", ["paragraph"]),
        ("![a](figure:x1)", ["figure"]),
        ("![a](figure:x1)\nb", ["paragraph"]),
        ("![a](https://x.example/y.png)", ["paragraph"]),
        ("a[^1]\n[^1]: b\n  c\n\n  d\n\ne", ["paragraph", "footnote", "paragraph"]),
        ("<div>\n\n</div>", ["paragraph", "paragraph"]),
        ("[a]: https://x.example", ["paragraph"]),
    ],
)
def test_kinds(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_lines_end_at_line_feeds_only() -> None:
    assert block_texts("a\u2028\u2028b\x0b\x0c\x85c\n\nd") == ["a\u2028\u2028b\x0b\x0c\x85c\n\n", "d"]


def test_items_of_a_list_and_of_the_lists_in_it() -> None:
    text = "- a\n  - b\n    - c\n\n  more\n- d\n"
    assert [text[each.start : each.end] for each in split_items(text)] == [
        "- a\n  - b\n    - c\n\n  more\n",
        "- d\n",
    ]
    assert [item_body(text, each) for each in split_items(text)] == ["a\n- b\n  - c\n\nmore\n", "d\n"]
    assert [text[each.body : each.end] for each in split_items(text, nested=True)] == [
        "a\n", "b\n", "c\n\n  more\n", "d\n",
    ]  # fmt: skip


def test_notes_and_figures_that_a_text_names() -> None:
    text = (
        "A[^one] and B[^δύο] and A again[^one], `not[^code]`, not \\[^this].\n\n```\n[^fenced]\n```\n\n"
        '![x](figure:abc) ![y](figure:d-1 "t") `![z](figure:no)` ![w](https://e.example/figure:no)\n\n'
        "[^one]: cites[^three]\n[^δύο]: two\n\n    more\n[^one]: again"
    )
    assert footnote_labels_cited(text) == ["one", "δύο", "three"]
    assert figure_codes(text) == ["abc", "d-1"]
    assert footnote_definitions(text) == {
        "one": "[^one]: cites[^three]\n",
        "δύο": "[^δύο]: two\n\n    more\n",
    }


def test_words_and_headings() -> None:
    text = "# Größe der *Stadt* ##\n\nOne-two [three](https://e.example/four-5), Η πόλη’s сло\u0301во. # no"
    text += "\n\n### C#"
    assert word_count(text) == 10
    assert outline(text) == [
        Heading(1, "Größe der *Stadt*", 0),
        Heading(3, "C#", text.index("### C#")),
    ]
