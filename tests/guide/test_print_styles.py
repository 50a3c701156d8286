"""Print styles: a value that has one name for the whole book is written out; the rest is looked up."""

import re

from guide.domain.printing.styles import STYLESHEETS, read_styles, settle_values


def test_a_value_of_the_root_is_written_out_in_every_sheet() -> None:
    root = ":root { --ink: #111; /* --ink: #222; */ --serif: 'A', 'B' } p { color: var(--ink) }"
    assert settle_values([root, "b { font-family: var(--serif); top: var(--none) }"]) == (
        ":root { --ink: #111;  --serif: 'A', 'B' } p { color: #111 }",
        "b { font-family: 'A', 'B'; top: var(--none) }",
    )


def test_a_value_that_others_change_is_still_looked_up() -> None:
    sheets = (":root { --hue: red; --ink: black } p { color: var(--hue) }", ".a { --hue: var(--ink) }")
    assert settle_values(sheets) == (sheets[0], ".a { --hue: black }")


def test_the_book_looks_up_only_the_hue_of_a_voice() -> None:
    sheets = read_styles()
    assert len(sheets) == len(STYLESHEETS)
    assert set(re.findall(r"var\((--[\w-]+)\)", "".join(sheets))) == {"--hue", "--hue-ink"}
