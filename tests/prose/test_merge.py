"""Merging, case by case: what people do to one text at once."""

import pytest

from prose.merge import Conflict, Merge, merge, resolve

BASE = """# Water

One street floods. Two streets dry. Three wait.

The pumps run at night.

- first gauge
- second gauge
"""


def change(old: str, new: str) -> str:
    assert BASE.count(old) == 1
    return BASE.replace(old, new)


def test_two_sentences_of_one_paragraph() -> None:
    merged = merge(BASE, change("One street", "One road"), change("Three wait", "Four wait"))
    expected = change("One street", "One road").replace("Three wait", "Four wait")
    assert merged == Merge(expected, merged=True)


def test_one_sentence_changed_by_both_is_a_conflict_of_that_sentence() -> None:
    mine, theirs = (
        change("Two streets dry.", "Two roads dry."),
        change("Two streets dry.", "Two squares dry."),
    )
    merged = merge(BASE, mine, theirs)
    assert merged.text is None
    assert merged.conflicts == [Conflict((28, 44), "Two roads dry.", "Two squares dry.")]
    assert BASE[28:44] == "Two streets dry."
    assert resolve(BASE, mine, theirs, ["mine"]) == mine
    assert resolve(BASE, mine, theirs, ["theirs"]) == theirs
    both = change("Two streets dry.", "Two squares dry. Two roads dry.")
    assert resolve(BASE, mine, theirs, ["both"]) == both
    assert resolve(BASE, mine, theirs, ["All dry."]) == change("Two streets dry.", "All dry.")
    assert resolve(BASE, mine, theirs, [""]) == change("Two streets dry. ", "")


def test_answers_must_be_as_many_as_conflicts() -> None:
    mine, theirs = change("Two", "2"), change("Two", "II")
    with pytest.raises(ValueError):
        resolve(BASE, mine, theirs, [])
    with pytest.raises(ValueError):
        resolve(BASE, mine, theirs, ["mine", "mine"])
    assert resolve(BASE, BASE, theirs, []) == theirs


def test_neighbouring_sentences_in_conflict_are_one() -> None:
    mine = change("One street floods. Two streets dry.", "One road floods. Two roads dry.")
    theirs = change("One street floods. Two streets dry.", "One lane floods. Two lanes dry.")
    expected = Conflict((9, 44), "One road floods. Two roads dry.", "One lane floods. Two lanes dry.")
    assert merge(BASE, mine, theirs).conflicts == [expected]


@pytest.mark.parametrize(
    ("place", "mine", "theirs", "both"),
    [
        ("- second gauge\n", "- second gauge\n\nMine.\n", "- second gauge\n\nTheirs.\n",
         "- second gauge\n\nTheirs.\n\nMine.\n"),
        ("Three wait.", "Three wait. Mine.", "Three wait. Theirs.", "Three wait. Theirs. Mine."),
        ("- second gauge", "- second gauge\n- mine", "- second gauge\n- theirs",
         "- second gauge\n- theirs\n- mine"),
        ("# Water\n", "# Water\n\nMine.\n", "# Water\n\nTheirs.\n", "# Water\n\nTheirs.\n\nMine.\n"),
        ("# Water\n", "Mine.\n\n# Water\n", "Theirs.\n\n# Water\n", "Theirs.\n\nMine.\n\n# Water\n"),
        ("- first gauge\n", "- first gauge. Mine.\n", "- first gauge\n- theirs\n",
         "- first gauge. Mine.\n- theirs\n"),
        ("- first gauge", "- first gauge\n  - mine", "- first gauge\n  - theirs",
         "- first gauge\n  - theirs\n  - mine"),
    ],
)  # fmt: skip
def test_insertions_at_one_place_are_kept_the_stored_one_first(
    place: str, mine: str, theirs: str, both: str
) -> None:
    merged = merge(BASE, change(place, mine), change(place, theirs))
    assert merged == Merge(change(place, both), merged=True)


def test_the_same_insertion_is_kept_once() -> None:
    theirs = change("# Water\n", "# Water\n\nNew.\n")
    mine = change("# Water\n", "# Water\n\nNew.\n\nMore.\n")
    assert merge(BASE, mine, theirs) == Merge(mine)


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    theirs = change("Two streets dry.", "Two roads dry.")
    mine = theirs.replace("second gauge", "third gauge")
    assert merge(BASE, mine, theirs) == Merge(mine)


def test_deleting_against_changing_is_a_conflict() -> None:
    mine = change("The pumps run at night.\n\n", "")
    theirs = change("The pumps run at night.", "The pumps run all night.")
    merged = merge(BASE, mine, theirs)
    assert merged.conflicts == [Conflict((58, 81), "", "The pumps run all night.")]
    assert resolve(BASE, mine, theirs, ["mine"]) == mine
    assert resolve(BASE, mine, theirs, ["theirs"]) == theirs
    assert resolve(BASE, mine, theirs, ["both"]) == theirs


def test_both_delete_different_passages() -> None:
    mine, theirs = change("The pumps run at night.\n\n", ""), change("# Water\n\n", "")
    expected = "One street floods. Two streets dry. Three wait.\n\n- first gauge\n- second gauge\n"
    assert merge(BASE, mine, theirs) == Merge(expected, merged=True)


def test_writing_into_what_the_other_deleted_is_a_conflict() -> None:
    base = "a\n\nb b\n\nc c\n\nd"
    merged = merge(base, "a\n\nd", "a\n\nb b\n\nnew\n\nc c\n\nd")
    assert merged.conflicts == [Conflict((3, 11), "", "b b\n\nnew\n\nc c")]
    assert resolve(base, "a\n\nd", "a\n\nb b\n\nnew\n\nc c\n\nd", ["mine"]) == "a\n\nd"


def test_writing_beside_what_the_other_deleted_is_none() -> None:
    base = "a\n\nb b\n\nc"
    assert merge(base, "a\n\nc", "a\n\nnew\n\nb b\n\nc").text == "a\n\nnew\n\nc"


def test_a_paragraph_split_here_and_continued_there() -> None:
    mine = change("One street floods. Two", "One street floods.\n\nTwo")
    theirs = change("Three wait.", "Three wait. Four sleep.")
    expected = change("One street floods. Two", "One street floods.\n\nTwo").replace(
        "Three wait.", "Three wait. Four sleep."
    )
    assert merge(BASE, mine, theirs) == Merge(expected, merged=True)


def test_what_was_split_off_is_continued_where_it_went() -> None:
    mine = change("dry. Three wait.", "dry.\n\nThree wait.")
    theirs = change("Three wait.", "Three wait. Four sleep.")
    expected = change("dry. Three wait.", "dry.\n\nThree wait. Four sleep.")
    assert merge(BASE, mine, theirs) == Merge(expected, merged=True)


def test_paragraphs_joined_here_and_reworded_there() -> None:
    mine = change("Three wait.\n\nThe", "Three wait. The")
    theirs = change("at night", "by night")
    expected = change("Three wait.\n\nThe", "Three wait. The").replace("at night", "by night")
    assert merge(BASE, mine, theirs) == Merge(expected, merged=True)


def test_a_moved_passage_and_a_change_elsewhere() -> None:
    mine = "The pumps run at night.\n\n" + change("The pumps run at night.\n\n", "")
    theirs = change("first gauge", "new gauge")
    assert merge(BASE, mine, theirs) == Merge(mine.replace("first gauge", "new gauge"), merged=True)


def test_a_box_ticked_here_and_reworded_there() -> None:
    base, mine, theirs = "- [ ] ask\n- [ ] pay", "- [x] ask\n- [ ] pay", "- [ ] ask twice\n- [ ] pay"
    assert merge(base, mine, theirs) == Merge("- [x] ask twice\n- [ ] pay", merged=True)


def test_a_numbered_list_renumbered_here_and_reworded_there() -> None:
    base, mine, theirs = "1. a\n2. b", "1. new\n2. a\n3. b", "1. a\n2. b c"
    assert merge(base, mine, theirs) == Merge("1. new\n2. a\n3. b c", merged=True)


@pytest.mark.parametrize(
    "base", ["## A b", "> a b", "| a | b |\n|---|---|\n| 1 | 2 |", "```\na b\n```", "[^x]: a b"]
)
def test_other_passages_are_taken_whole(base: str) -> None:
    """Half of one table and half of another are no table."""
    mine, theirs = base.replace("a", "MINE", 1).replace("A", "MINE", 1), base.replace("b", "THEIRS", 1)
    assert merge(base, mine, theirs).conflicts == [Conflict((0, len(base)), mine, theirs)]


def test_a_footnote_label_taken_by_both_is_a_conflict() -> None:
    mine = change("Three wait.", "Three wait.[^1]") + "\n[^1]: Mine.\n"
    theirs = change("One street floods.", "One street floods.[^1]") + "\n[^1]: Theirs.\n"
    end = len(BASE) - 1
    assert merge(BASE, mine, theirs).conflicts == [Conflict((end, end), "[^1]: Mine.", "[^1]: Theirs.")]
    both = resolve(BASE, mine, theirs, ["both"])
    assert both.endswith("- second gauge\n\n[^1]: Theirs.\n\n[^1]: Mine.\n")


def test_a_footnote_label_taken_by_both_in_different_places_is_a_conflict() -> None:
    mine, theirs = BASE + "\n[^1]: Mine.\n", change("# Water\n", "# Water\n\n[^1]: Theirs.\n")
    assert [(each.mine, each.theirs) for each in merge(BASE, mine, theirs).conflicts] == [
        ("[^1]: Mine.", "[^1]: Theirs.")
    ]


def test_different_footnote_labels_are_none() -> None:
    mine, theirs = BASE + "\n[^a]: Mine.\n", BASE + "\n[^b]: Theirs.\n"
    assert merge(BASE, mine, theirs).text == BASE + "\n[^b]: Theirs.\n\n[^a]: Mine.\n"


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("Ποιος πληρώνει; Κανείς δεν ξέρει.", "Ποιος πληρώνει τώρα; Κανείς δεν ξέρει.",
         "Ποιος πληρώνει; Όλοι ξέρουν.", "Ποιος πληρώνει τώρα; Όλοι ξέρουν."),
        ("Вода є. Тиск низький.", "Вода була. Тиск низький.", "Вода є. Тиск високий.",
         "Вода була. Тиск високий."),
        ("Das gilt z.B. Hier. Dort nicht.", "Das gilt z.B. Hier. Dort schon.",
         "Es gilt z.B. Hier. Dort nicht.", "Es gilt z.B. Hier. Dort schon."),
        ("«Сло\u0301во», он сказал. Потом ушёл.", "«Сло\u0301во», она сказала. Потом ушёл.",
         "«Сло\u0301во», он сказал. Потом пришёл.", "«Сло\u0301во», она сказала. Потом пришёл."),
    ],
)  # fmt: skip
def test_sentences_in_other_scripts(base: str, mine: str, theirs: str, merged: str) -> None:
    assert merge(base, mine, theirs) == Merge(merged, merged=True)


@pytest.mark.parametrize(
    "sentence",
    ["On 7. November we met.", "Dr. Ada Lind came.", "See e.g. Oslo now.", "We saw approx. nine maps."],
)
def test_a_short_form_ends_no_sentence(sentence: str) -> None:
    """Both change one sentence, before and after its abbreviation: nobody meant the mixture."""
    first, last = sentence.split()[0], sentence.split()[-1]
    mine, theirs = sentence.replace(first, "MINE"), sentence.replace(last, "THEIRS.")
    assert merge(sentence, mine, theirs).conflicts == [Conflict((0, len(sentence)), mine, theirs)]


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("a\n\nb", "x\n\nb", "a\n\nb\n", "x\n\nb\n"),
        ("a\n\nb\n\nc", "a\n\nb\n\nx", "a\n\n\nb\n\nc", "a\n\n\nb\n\nx"),
        ("", "mine", "theirs", "theirs\n\nmine"),
        ("a", "", "a", ""),
        ("a\n", "a", "a\n\nb\n", "a\n\nb"),
        ("\n\na", "a", "\n\na\n\nb", "a\n\nb"),
        ("a\nb", "a  \nb", "a\nb\n\nc", "a  \nb\n\nc"),
    ],
)
def test_edges(base: str, mine: str, theirs: str, merged: str) -> None:
    assert merge(base, mine, theirs).text == merged


def test_a_text_that_repeats_itself_is_merged_without_taking_for_ever() -> None:
    base = "a\n\n" * 4_000
    assert merge(base, base + "mine", "theirs\n\n" + base).text == "theirs\n\n" + base + "mine"
