"""Whose words a merge brought in: by name, and nobody's own under another's."""

from collections.abc import Callable

import pytest

from accounts.models import User
from actionplans.domain.meeting import told_of_merge
from actionplans.domain.store import Stored, store_text
from actionplans.models import Revision, Section
from tests.conftest import Cast

TEXT = "Trees.\n\nWater.\n\nWind.\n"
Write = Callable[..., Revision]


@pytest.fixture
def section(cast: Cast, challenge: Section, write: Write) -> Section:
    write(challenge, TEXT, cast.author)
    return challenge


def merged(section: Section, by: User, text: str = "Trees.\n\nWater.\n\nWind cools.\n", base: int = 1) -> str:
    """What `by` is told on storing a text that was written on revision `base`."""
    fresh = Section.objects.select_related("current").get(pk=section.pk)
    answer = store_text(fresh, text=text, base=base, by=by)
    assert isinstance(answer, Stored)
    return told_of_merge(fresh, answer, by=by)


def test_the_others_paragraph_is_told_by_name(cast: Cast, section: Section, write: Write) -> None:
    write(section, TEXT.replace("Trees", "Trees cool"), cast.partner)

    assert merged(section, cast.author) == "Partner’s paragraph was merged in: “Trees cool.”"


def test_all_that_was_stored_since_is_told(cast: Cast, section: Section, write: Write) -> None:
    for text in (TEXT.replace("Trees", "Trees cool"), "Trees cool.\n\nWater stands.\n\nWind.\n"):
        write(section, text, cast.partner)

    assert merged(section, cast.author) == (
        "Partner’s paragraph was merged in: “Trees cool.”, and 1 more change"
    )


def test_a_passage_that_was_taken_out_is_told(cast: Cast, section: Section, write: Write) -> None:
    write(section, "Water.\n\nWind.\n", cast.partner)

    assert merged(section, cast.author) == "Partner took a passage out: “Trees.”"


def test_on_an_empty_section_both_first_texts_are_told_apart(
    cast: Cast, data_section: Section, write: Write
) -> None:
    write(data_section, "Trees.\n", cast.partner)

    assert merged(data_section, cast.author, text="Water.\n", base=0) == (
        "Partner’s paragraph was merged in: “Trees.”"
    )


def test_ones_own_words_are_ones_own(cast: Cast, section: Section, write: Write) -> None:
    write(section, TEXT.replace("Trees", "Trees cool"), cast.author)

    assert merged(section, cast.author) == "What you wrote in another window was merged in."


def test_ones_own_words_are_not_told_under_anothers_name(cast: Cast, section: Section, write: Write) -> None:
    write(section, TEXT.replace("Trees", "Trees cool"), cast.author)
    write(section, "Trees cool.\n\nWater stands.\n\nWind.\n", cast.partner)

    assert merged(section, cast.author) == "Partner’s paragraph was merged in: “Water stands.”"


def test_what_one_wrote_over_anothers_is_ones_own(cast: Cast, section: Section, write: Write) -> None:
    write(section, TEXT.replace("Trees", "Trees cool"), cast.partner)
    write(section, TEXT.replace("Trees", "Trees shade"), cast.author)

    assert merged(section, cast.author) == "What you wrote in another window was merged in."


def test_what_one_took_out_oneself_is_nobodys_name(cast: Cast, section: Section, write: Write) -> None:
    write(section, TEXT.replace("Trees", "Trees cool"), cast.author)
    write(section, "Water.\n\nWind.\n", cast.author)

    assert merged(section, cast.author) == "What you wrote in another window was merged in."


def test_each_who_stored_is_named_once(cast: Cast, section: Section, write: Write) -> None:
    write(section, TEXT.replace("Trees", "Trees cool"), cast.former)
    write(section, "Trees cool.\n\nWater stands.\n\nWind.\n", cast.partner)
    write(section, "Trees cool.\n\nWater stands still.\n\nWind.\n", cast.former)

    assert merged(section, cast.author) == (
        "Former and Partner’s paragraph was merged in: “Trees cool.”, and 1 more change"
    )


def test_who_has_two_names_is_told_by_the_first(cast: Cast, section: Section, write: Write) -> None:
    User.objects.filter(pk=cast.partner.pk).update(name="Marta van den Berg")
    write(section, TEXT.replace("Trees", "Trees cool"), cast.partner)

    assert merged(section, cast.author) == "Marta’s paragraph was merged in: “Trees cool.”"


def test_where_nothing_was_merged_nothing_is_told(cast: Cast, section: Section, write: Write) -> None:
    write(section, "Trees.\n\nWater.\n\nWind cools.\n", cast.partner)

    assert merged(section, cast.author) == ""
    assert merged(section, cast.author, text="Trees.\n", base=2) == ""
