"""What remains of a text without its marks."""

import pytest

from prose.blocks import plain_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Trees *cool* most **streets**.", "Trees cool most streets."),
        ("## Who feels it\n\nTwo streets.[^a]\n\n[^a]: Twice.\n", "Who feels it Two streets. Twice."),
        ("| Opened | By |\n| --- | ---: |\n| 4 March | water |\n", "Opened By 4 March water"),
        ("> 14.05 Gate opens.\\\n> 14.20 Not me.", "14.05 Gate opens. 14.20 Not me."),
        ("- [x] Tubes\n- [ ] Meters\n- Borings\n1. One", "Tubes Meters Borings 1. One"),
        ('![Bars](figure:counts "Week 40") and [the law](https://law.example)', "Bars and the law"),
        ("A snake_case name, 2 - 1, re-use", "A snake_case name, 2 - 1, re-use"),
        ("", ""),
    ],
)
def test_marks_are_taken_off_and_words_stay(text, words):
    assert plain_words(text) == words
