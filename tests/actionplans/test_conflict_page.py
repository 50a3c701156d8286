"""Two people changed the same passage: the choice between them, and every way it may go wrong."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client

from actionplans.models import Plan, Revision, Section, SideDraft
from tests.conftest import Cast

URL = "/udt-test/plans/ghent/challenge/edit/"
CHOOSE = "/udt-test/plans/ghent/challenge/conflict/"
BASE = "Heat.\n\nTrees cool streets.\n\nWater.\n"
THEIRS = "Heat.\n\nTrees cool most streets.\n\nWater.\n"
MINE = "Heat.\n\nTrees cool some streets.\n\nWater.\n"


@pytest.fixture
def writer(
    cast: Cast, challenge: Section, sign_in: Callable[..., Client], write: Callable[..., Revision]
) -> Client:
    write(challenge, BASE, cast.author)
    write(challenge, THEIRS, cast.partner)
    return sign_in(cast.author)


@pytest.fixture
def page(writer: Client) -> Any:
    return writer.post(URL, {"text": MINE, "base": 1, "key": "k1"})


def hidden(page: Any) -> dict[str, str]:
    """The form as a browser would send it back, nothing chosen."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page.text)
    return {
        name: unescape(value).replace("\n", "\r\n") for name, value in found if name != "csrfmiddlewaretoken"
    }


def newest() -> tuple[int, str]:
    last = Revision.objects.order_by("number").last()
    return (last.number, last.text) if last else (0, "")


def typed(response: Any, field: str = "text") -> str:
    found = re.search(rf'<textarea[^>]* name="{field}"[^>]*>\r?\n?(.*?)</textarea>', response.text, re.S)
    found = found or re.search(rf'<textarea name="{field}"[^>]*>\r?\n?(.*?)</textarea>', response.text, re.S)
    assert found, "the page has no such field"
    return unescape(found[1])


def test_an_overlap_shows_both_texts_and_stores_neither_over_the_other(page: Any) -> None:
    [conflict] = page.context["conflicts"]
    assert page.status_code == 409
    assert (conflict.number, conflict.before, conflict.mine, conflict.theirs) == (
        1,
        "Trees cool streets.",
        "Trees cool some streets.",
        "Trees cool most streets.",
    )
    assert (page.context["theirs"].author.name, page.context["their_profile"]) == ("Partner", "technical")
    assert page.context["my_profile"] == "policy"
    sent = hidden(page)
    assert (sent["base"], sent["against"], sent["text"]) == ("1", "2", MINE.replace("\n", "\r\n"))
    assert newest() == (2, THEIRS)
    assert [(d.author.name, d.base, d.text) for d in SideDraft.objects.all()] == [("Author", 1, MINE)]


@pytest.mark.parametrize(
    ("kept", "edited", "stored"),
    [
        ("mine", "", (3, MINE)),
        ("theirs", "", (2, THEIRS)),
        ("both", "", (3, "Heat.\n\nTrees cool most streets. Trees cool some streets.\n\nWater.\n")),
        ("edit", "Trees help.", (3, "Heat.\n\nTrees help.\n\nWater.\n")),
        ("edit", "both", (3, "Heat.\n\nboth\n\nWater.\n")),
        ("edit", "One.\r\n\r\nTwo.", (3, "Heat.\n\nOne.\n\nTwo.\n\nWater.\n")),
        ("edit", "", (3, "Heat.\n\nWater.\n")),
    ],
)
def test_what_is_chosen_is_stored(
    writer: Client, page: Any, kept: str, edited: str, stored: tuple[int, str]
) -> None:
    response = writer.post(CHOOSE, {**hidden(page), "keep-1": kept, "edit-1": edited})
    assert (response.status_code, response.headers["Location"]) == (302, URL)
    assert newest() == stored
    assert [r.text for r in Revision.objects.filter(number__lte=2)] == [BASE, THEIRS]


def test_a_choice_sent_twice_is_stored_once(writer: Client, page: Any) -> None:
    sent = {**hidden(page), "keep-1": "mine"}
    assert [writer.post(CHOOSE, sent).status_code for _ in range(2)] == [302, 302]
    assert newest() == (3, MINE)


@pytest.mark.parametrize("kept", ["", "nonsense"])
def test_choosing_nothing_asks_again_and_keeps_what_was_typed(writer: Client, page: Any, kept: str) -> None:
    again = writer.post(CHOOSE, {**hidden(page), "keep-1": kept, "edit-1": "Trees help a bit."})
    assert (again.status_code, again.context["problem"]) == (409, "Choose what to keep for each passage.")
    assert typed(again, "edit-1") == "Trees help a bit."
    assert {**hidden(again), "key": ""} == {**hidden(page), "key": ""}
    assert newest() == (2, THEIRS)


def test_what_was_chosen_for_one_passage_still_stands_when_another_was_forgotten(
    cast: Cast, challenge: Section, writer: Client, write: Callable[..., Revision]
) -> None:
    theirs, mine = THEIRS.replace("Water.", "Cold water."), MINE.replace("Water.", "Clear water.")
    write(challenge, theirs, cast.partner)
    page = writer.post(URL, {"text": mine, "base": 1, "key": "k1"})
    again = writer.post(CHOOSE, {**hidden(page), "keep-1": "mine"})
    assert [(c.number, c.kept) for c in again.context["conflicts"]] == [(1, "mine"), (2, "")]
    assert again.text.count(" checked") == 1
    writer.post(CHOOSE, {**hidden(again), "keep-1": "mine", "keep-2": "theirs"})
    assert newest() == (4, "Heat.\n\nTrees cool some streets.\n\nCold water.\n")


@pytest.mark.parametrize(
    ("rest", "stored"),
    [
        ("mine", "Heat.\n\nTrees cool some streets.\n\nCold water.\n\nShade here.\n"),
        ("theirs", "Heat.\n\nTrees cool some streets.\n\nCold water.\n\nShade there.\n"),
    ],
)
def test_one_button_chooses_for_every_passage_without_a_choice(
    cast: Cast, challenge: Section, writer: Client, write: Callable[..., Revision], rest: str, stored: str
) -> None:
    write(challenge, BASE + "\nShade.\n", cast.partner)
    write(challenge, THEIRS.replace("Water.", "Cold water.") + "\nShade there.\n", cast.partner)
    mine = MINE.replace("Water.", "Clear water.") + "\nShade here.\n"
    page = writer.post(URL, {"text": mine, "base": 3, "key": "k1"})
    assert len(page.context["conflicts"]) == 3
    writer.post(CHOOSE, {**hidden(page), "keep-1": "mine", "keep-2": "theirs", "rest": rest})
    assert newest() == (5, stored)


@pytest.mark.parametrize("rest", ["both", "edit", "", "nonsense"])
def test_nothing_else_may_be_chosen_for_the_rest(writer: Client, page: Any, rest: str) -> None:
    again = writer.post(CHOOSE, {**hidden(page), "rest": rest})
    assert (again.status_code, newest()) == (409, (2, THEIRS))


def choices(page: Any) -> list[str]:
    """What the page offers for its passage, in words."""
    found = re.findall(r'<input type="radio"[^>]*>\s*([^<]*?)\s*</label>', page.text)
    return [unescape(words) for words in found]


def test_a_passage_says_where_it_stands_and_what_one_may_do_with_it(
    cast: Cast, challenge: Section, writer: Client, write: Callable[..., Revision]
) -> None:
    write(challenge, "# The **old** town\n\nHeat.\n\n# Streets\n\nTrees.\n", cast.partner)
    write(challenge, "# The **old** town\n\n# Streets\n\nTrees.\n", cast.partner)
    mine = "# The **old** town\n\nHeat and dust.\n\n# Streets\n\nTrees.\n"
    page = writer.post(URL, {"text": mine, "base": 3, "key": "k1"})
    [conflict] = page.context["conflicts"]
    assert (conflict.under, conflict.edited) == ("The old town", "Heat and dust.")
    assert choices(page) == ["Keep mine", "Leave it out, as Partner did", "Edit it"]


def test_what_may_be_done_with_two_texts_of_one_passage(page: Any) -> None:
    assert page.context["conflicts"][0].under == ""
    assert choices(page) == [
        "Keep mine",
        "Keep Partner’s",
        "Keep both, Partner’s first",
        "Edit them into one",
    ]


def test_a_third_text_beside_the_passage_is_merged(
    cast: Cast, challenge: Section, writer: Client, page: Any, write: Callable[..., Revision]
) -> None:
    write(challenge, THEIRS + "\nShade.\n", cast.partner)
    response = writer.post(CHOOSE, {**hidden(page), "keep-1": "mine"})
    assert response.status_code == 302
    assert newest() == (4, MINE + "\nShade.\n")


def test_a_third_text_of_the_same_passage_asks_anew(
    cast: Cast, challenge: Section, writer: Client, page: Any, write: Callable[..., Revision]
) -> None:
    write(challenge, THEIRS.replace("most", "many"), cast.partner)
    again = writer.post(CHOOSE, {**hidden(page), "keep-1": "edit", "edit-1": "Trees help.", "keep-2": "x"})
    [conflict] = again.context["conflicts"]
    assert (again.status_code, conflict.mine, conflict.theirs, conflict.kept) == (
        409,
        "Trees help.",
        "Trees cool many streets.",
        "",
    )
    assert conflict.edited == "Trees help.\n\nTrees cool many streets."
    assert (hidden(again)["base"], hidden(again)["against"]) == ("2", "3")
    drafts = SideDraft.objects.order_by("base").values_list("base", "text")
    assert list(drafts) == [(1, MINE), (2, "Heat.\n\nTrees help.\n\nWater.\n")]
    writer.post(CHOOSE, {**hidden(again), "keep-1": "both"})
    assert newest() == (4, "Heat.\n\nTrees cool many streets. Trees help.\n\nWater.\n")


@pytest.mark.parametrize(
    "changed",
    [
        {"against": "999"},
        {"against": "0"},
        {"against": ""},
        {"against": "9" * 5000},
        {"base": "-1"},
        {"base": "999"},
        {"base": "one"},
        {"text": None},
        {"base": None, "against": None, "key": None},
        {"key": "k" * 201},
        {"text": MINE + "\x00"},
    ],
    ids=lambda changed: "-".join(changed),
)
def test_a_form_that_comes_back_broken_loses_nothing(
    writer: Client, page: Any, changed: dict[str, str | None]
) -> None:
    sent = {**hidden(page), "keep-1": "edit", "edit-1": "Trees help.", **changed}
    sent = {name: value for name, value in sent.items() if value is not None}
    response = writer.post(CHOOSE, sent)
    assert response.status_code == 400
    mine = str(sent["text"]) + "\n\n" if "text" in sent else ""
    assert typed(response) == mine + "Trees help."
    assert newest() == (2, THEIRS)
    # What is stored from there passes nothing of the newest text over.
    assert re.findall(r'name="base" value="(\d*)"', response.text) == ["0"]


@pytest.mark.parametrize(
    ("edited", "wrong"),
    [
        ("Trees \x00 help.", "Null characters are not allowed."),
        ("x" * 200_001, "A section holds at most 200 kB, about 30 000 words. Shorten it to store it."),
    ],
    ids=["NUL", "too long"],
)
def test_an_edit_that_can_not_be_stored_goes_on_in_the_editor(
    writer: Client, page: Any, edited: str, wrong: str
) -> None:
    response = writer.post(CHOOSE, {**hidden(page), "keep-1": "edit", "edit-1": edited})
    assert (response.status_code, response.context["form"].errors["text"]) == (400, [wrong])
    assert typed(response) == f"Heat.\n\n{edited}\n\nWater.\n"
    assert re.findall(r'name="base" value="(\d*)"', response.text) == ["2"]
    assert newest() == (2, THEIRS)


def test_a_plan_closed_meanwhile_keeps_the_choice_aside(plan: Plan, writer: Client, page: Any) -> None:
    Plan.objects.filter(pk=plan.pk).update(state="submitted")
    response = writer.post(CHOOSE, {**hidden(page), "keep-1": "edit", "edit-1": "Trees help."})
    assert response.status_code == 409
    assert list(SideDraft.objects.filter(base=2).values_list("text", flat=True)) == [
        "Heat.\n\nTrees help.\n\nWater.\n"
    ]
    assert newest() == (2, THEIRS)


def test_who_may_choose(cast: Cast, writer: Client, page: Any, sign_in: Callable[..., Client]) -> None:
    sent = {**hidden(page), "keep-1": "theirs"}
    del sent["person"]
    people = {name: person for name, person in cast.all().items() if name != "visitor"}
    answers = {name: sign_in(person).post(CHOOSE, sent).status_code for name, person in people.items()}
    assert answers == {
        "author": 302,
        "partner": 302,
        "outsider": 403,
        "trainer": 403,
        "observer": 403,
        "organiser": 403,
        "stranger": 404,
        "former": 404,
        "superuser": 404,
    }
