"""An anonymised excerpt names its city in no spelling that Markdown allows."""

import pytest

from guide.domain.anonymity import keep_back_names


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("In _Ghent_ it is hot.", "In _[a city]_ it is hot."),
        ("In __Ghent__ it is hot.", "In __[a city]__ it is hot."),
        ("See plan_ghent_2024.", "See plan_[a city]_2024."),
        ("In Ghentbrugge it is hot.", "In Ghentbrugge it is hot."),
    ],
)
def test_underlines_hide_no_name(cast, typed, printed):
    assert keep_back_names(typed, cast.ghent) == printed


@pytest.mark.parametrize(
    "typed", ["The\nHague", "The\n> Hague", "The\u00a0Hague", "The  Hague", "The *Hague*", "the-hague"]
)
def test_a_name_of_several_words_is_found_across_a_line(cast, typed):
    cast.ghent.city.name = "The Hague"

    assert keep_back_names(f"In {typed} it is hot.", cast.ghent).replace("*", "") == "In [a city] it is hot."


def test_a_persons_name_is_found_between_underlines(cast):
    assert keep_back_names("Said _Author_.", cast.ghent) == "Said _[a name]_."
