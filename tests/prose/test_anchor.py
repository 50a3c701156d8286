import pytest

from prose.anchor import Anchor, Place, follow, make_anchor, widen_to_blocks

TEXT = "# Water\n\nOne street floods. Two streets dry.\n\nThe pumps run at night.\n\n- gauge\n"


def mark(quote: str, text: str = TEXT) -> Anchor:
    assert text.count(quote) == 1
    return make_anchor(text, text.index(quote), text.index(quote) + len(quote))


def found(place: Place, text: str) -> tuple[str, str]:
    return place.status, text[place.start : place.end]


def test_an_anchor_keeps_words_and_context() -> None:
    expected = Anchor("pumps run", "t floods. Two streets dry.\n\nThe ", " at night.\n\n- gauge\n", 50, 59)
    assert mark("pumps run") == expected


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4), (0, 999), (7, 9)])
def test_an_anchor_needs_words(start: int, end: int) -> None:
    with pytest.raises(ValueError):
        make_anchor(TEXT, start, end)


def test_an_unchanged_text_is_exact() -> None:
    assert follow(mark("pumps run"), [TEXT]) == Place("exact", 50, 59)
    assert follow(mark("pumps run"), [TEXT, TEXT, TEXT]) == Place("exact", 50, 59)


@pytest.mark.parametrize(
    ("old", "new", "status", "words"),
    [
        ("# Water", "# Water and heat", "exact", "The pumps run at night."),
        ("pumps run", "pumps always run", "edited", "The pumps always run at night."),
        ("run at night", "rest at night", "edited", "The pumps rest at night."),
        ("The pumps", "Some pumps", "edited", "Some pumps run at night."),
        ("dry.\n\nThe", "dry. The", "exact", "The pumps run at night."),
        ("night.\n", "night. They hum.\n", "exact", "The pumps run at night."),
        ("run at", "run\n\nat", "exact", "The pumps run\n\nat night."),
        ("The pumps run at night.\n\n", "", "orphan", ""),
        ("The pumps run at night.", "Cats sleep by day, mostly.", "orphan", ""),
    ],
)
def test_one_step(old: str, new: str, status: str, words: str) -> None:
    assert TEXT.count(old) == 1
    text = TEXT.replace(old, new)
    assert found(follow(mark("The pumps run at night."), [TEXT, text]), text) == (status, words)


def test_a_moved_passage_is_moved_and_later_changes_go_with_it() -> None:
    passage = "The pumps run at night.\n\n"
    moved = passage + TEXT.replace(passage, "")
    changed = moved.replace("pumps run", "new pumps run")
    anchor = mark("The pumps run at night.")
    assert found(follow(anchor, [TEXT, moved]), moved) == ("moved", "The pumps run at night.")
    assert found(follow(anchor, [TEXT, moved, changed]), changed) == ("edited", "The new pumps run at night.")


def test_a_passage_moved_and_reworded_at_once_is_found_by_likeness() -> None:
    passage = "The pumps run at night.\n\n"
    text = "The pumps ran at night.\n\n" + TEXT.replace(passage, "")
    place = follow(mark("The pumps run at night."), [TEXT, text])
    assert found(place, text) == ("edited", "The pumps ran at night.")


def test_words_that_stood_elsewhere_before_are_another_passage() -> None:
    """Raw search would point at the twin, which nobody remarked on."""
    text = TEXT + "\nThe pumps run at night.\n"
    anchor = make_anchor(text, text.index("The pumps"), text.index("The pumps") + 23)
    gone = text.replace("The pumps run at night.\n\n", "", 1)
    assert follow(anchor, [text, gone]) == Place("orphan", 0, 0, lost_in=1)


def test_copies_elsewhere_do_not_draw_the_remark_away() -> None:
    text = "The pumps run at night, they say.\n\n" + TEXT
    place = follow(mark("The pumps run at night"), [TEXT, text])
    assert place == Place("exact", text.rindex("The pumps"), text.rindex("The pumps") + 22)


def test_two_equal_new_copies_cannot_be_told_apart() -> None:
    text = TEXT.replace("The pumps run at night.\n\n", "")
    text = f"Night: pumps run at night! Yes.\n\n{text}\nNight: pumps run at night! Yes.\n"
    assert follow(mark("pumps run at night"), [TEXT, text]) == Place("orphan", 0, 0, lost_in=1)


def test_an_orphan_names_the_text_in_which_it_went_and_may_come_back() -> None:
    gone = TEXT.replace("The pumps run at night.\n\n", "")
    anchor = mark("pumps run at night")
    assert follow(anchor, [TEXT, TEXT + "a", gone, gone + "b"]) == Place("orphan", 0, 0, lost_in=2)
    assert follow(anchor, [TEXT, gone, TEXT]) == Place("moved", 50, 68)


def test_many_small_steps_that_leave_nothing_make_an_orphan() -> None:
    steps = [
        "The pumps run at night.",
        "The pumps hum at night.",
        "Big pumps hum at night.",
        "Big cats hum at night.",
        "Big cats hum by night.",
        "Big cats sit by day.",
    ]
    texts = [TEXT.replace("The pumps run at night.", step) for step in steps]
    assert follow(mark("pumps run at"), texts[:2]).status == "edited"
    assert follow(mark("pumps run at"), texts).status == "orphan"


def test_an_anchor_that_does_not_fit_its_text_is_looked_for() -> None:
    anchor = Anchor("pumps run", "The ", " at night", 3, 12)
    assert follow(anchor, [TEXT]) == Place("exact", 50, 59)
    assert follow(Anchor("no such words", "", "", 0, 13), [TEXT]) == Place("orphan", 0, 0, lost_in=0)


def test_accents_and_scripts() -> None:
    old = "Сло\u0301во за\u0301мок. Η πόλη ζεσταίνεται πολύ."
    new = "Сло\u0301во и за\u0301мок. Η παλιά πόλη ζεσταίνεται πολύ."
    assert found(follow(mark("Η πόλη ζεσταίνεται", old), [old, new]), new) == (
        "edited",
        "Η παλιά πόλη ζεσταίνεται",
    )
    assert found(follow(mark("за\u0301мок", old), [old, new]), new) == ("exact", "за\u0301мок")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 1, (0, 9)),
        (12, 15, (9, 46)),
        (8, 10, (0, 46)),
        (46, 46, (46, 71)),
        (9, 46, (9, 46)),
        (0, 79, (0, 79)),
    ],
)
def test_a_selection_widens_to_whole_passages(start: int, end: int, expected: tuple[int, int]) -> None:
    assert widen_to_blocks(TEXT, start, end) == expected


def test_a_reworded_sentence_ends_where_it_ended_whatever_is_written_after_it() -> None:
    """The last full stop of what is new is not the sentence's own."""
    more = [
        "\n\n### Who keeps it\n\nEach source has a name.",
        " Each source has a name.",
        " They hum by night.",
    ]
    found_in = {
        after: found(follow(mark("The pumps run at night."), [TEXT, text]), text)
        for after in more
        for text in [TEXT.replace("The pumps run at night.", f"The pumps run by night.{after}")]
    }

    assert found_in == dict.fromkeys(more, ("edited", "The pumps run by night."))
