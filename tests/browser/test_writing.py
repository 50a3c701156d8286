"""Writing as people do: stored by itself, merged and told, chosen between passage by passage."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Somebody, Watch
from tests.browser.writing_together import Writer, number_now, signs_in

pytestmark = [pytest.mark.once, pytest.mark.browser, pytest.mark.xdist_group("browser")]

TREES, WATER = "Trees cool streets.", "Water stands in the yards."
Arrives = Callable[..., Somebody]
Begins = Callable[[str], tuple[Writer, Writer, int]]


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


@pytest.fixture
def begins(somebody: Arrives) -> Begins:
    """Both officials on one section, which reads as TREES and WATER, and the number of its revision."""

    def begin(section: str) -> tuple[Writer, Writer, int]:
        hers = signs_in(somebody, "policy", section)
        hers.types(text(TREES, WATER)).presses("Store this text")
        expect(hers.page.locator("[data-said]")).to_contain_text("as revision")
        his = signs_in(somebody, "technical", section)
        his.reads(text(TREES, WATER))
        return hers, his, number_now(his.page)

    return begin


def first_name(writer: Writer) -> str:
    return writer.page.locator(".who").inner_text().split()[0]


def test_a_pause_stores_and_the_partners_words_are_merged_in_by_name(begins: Begins) -> None:
    hers, his, now = begins("need")
    hers.types(text("Trees cool most streets.", WATER)).pauses().has_stored(now + 1)
    his.types(text(TREES, "Water stands in the yards for days.")).pauses().has_stored(now + 2)
    told = f"{first_name(hers)}’s paragraph was merged in: “Trees cool most streets.”"
    expect(his.page.locator("[data-stored]")).to_contain_text(told)
    expect(his.page.locator("[data-said]")).to_contain_text(told)
    his.reads(text("Trees cool most streets.", "Water stands in the yards for days."))
    expect(his.page.locator("[data-presence]")).to_have_text(f"{first_name(hers)} is writing here.")


def test_what_was_merged_in_is_marked_until_its_reader_has_seen_it(begins: Begins) -> None:
    hers, his, now = begins("decision")
    marked = his.page.locator(".line-merged")
    hers.types(text("Trees cool most streets.", WATER)).pauses().has_stored(now + 1)
    his.types(text(TREES, "Water stands for days.")).pauses().has_stored(now + 2)
    expect(marked).to_have_text(["Trees cool most streets."])
    expect(his.page.locator(".cm-content")).to_contain_text("Merged in:")
    expect(his.page.locator("[data-head]")).to_have_text(stored_as(his, now + 2))
    his.looks_sound()
    his.presses("Show it")
    his.page.keyboard.type("So: ")
    his.reads(text("So: Trees cool most streets.", "Water stands for days."))
    expect(marked).to_have_count(1)
    his.pauses().has_stored(now + 3)
    expect(marked).to_have_count(0)
    expect(his.page.locator("[data-editor-merged]")).to_be_hidden()
    expect(his.page.locator("[data-head]")).to_have_text(stored_as(his, now + 3))

    hers.comes().types(text("So: Trees cool most streets.")).pauses().has_stored(now + 4)
    his.types(text("So, trees cool streets.", "Water stands for days.")).pauses().has_stored(now + 5)
    expect(his.page.locator(".merged-cut")).to_have_text("A passage was taken out here.")
    his.presses("Marks off")
    expect(his.page.locator(".merged-cut")).to_have_count(0)
    expect(his.page.get_by_label("Text", exact=True)).to_be_focused()


def stored_as(writer: Writer, number: int) -> str:
    """What the head of the page says, by the time that the line below the text names."""
    time = writer.page.locator("[data-stored]").inner_text().split()[1]
    return f"revision {number}, stored {time}"


def test_what_both_changed_is_chosen_passage_by_passage(begins: Begins, watch: Watch) -> None:
    hers, his, now = begins("data")
    hers.types(text("Trees cool most streets.", "Water stands in many yards.")).pauses().has_stored(now + 1)
    his.types(text("Trees cool some streets.", "Water runs in the yards.")).pauses()
    his.is_told(f"You and {first_name(hers)} changed the same passage.")
    watch.met("412 (Precondition Failed)")
    his.looks_sound()
    his.presses("See both and choose")
    page = his.page
    expect(page.get_by_role("group", name="Passage")).to_have_count(2)
    watch.met("409 (Conflict)")
    mine = page.get_by_role("region").or_(page.locator(".version")).first
    expect(mine.locator("ins")).to_have_text("some ")
    first, second = (page.get_by_role("group", name=f"Passage {number} of 2") for number in (1, 2))
    first.get_by_label("Keep mine").focus()
    page.keyboard.press("Space")
    second.get_by_label("Edit them into one").check()
    second.get_by_label("What the passage shall say").fill("Water runs in many yards.")
    his.looks_sound()
    page.get_by_role("button", name="Store what I chose").click()
    his.reads(text("Trees cool some streets.", "Water runs in many yards."))
    his.has_stored(now + 2)
    the_draft_is_put_away(his)


def the_draft_is_put_away(writer: Writer) -> None:
    """What was edited into one is in neither text as it was: the draft waits until it is put away."""
    page = writer.page
    page.locator("[data-drawer] > summary").click()
    draft = page.locator("[data-drawer] .side-draft")
    draft.locator("summary").click()
    expect(draft.locator("ins")).to_have_text("the ")
    draft.get_by_role("button", name="Done with it, put it away").click()
    expect(page.locator("[data-drawer]")).to_have_count(0)


def test_a_draft_is_taken_up_into_the_text(begins: Begins, watch: Watch) -> None:
    hers, his, now = begins("legal")
    hers.types(text("Trees cool most streets.", WATER)).pauses().has_stored(now + 1)
    his.types(text("Trees cool some streets.", WATER)).pauses()
    his.is_told(f"You and {first_name(hers)} changed the same passage.")
    watch.met("412 (Precondition Failed)")
    hers.types(text(TREES, WATER)).pauses().has_stored(now + 2)
    his.comes().reads(text(TREES, WATER))
    his.page.locator("[data-drawer] > summary").click()
    his.page.locator(".side-draft summary").click()
    his.looks_sound()
    his.presses("Take it up into the text")
    his.has_stored(now + 3).reads(text("Trees cool some streets.", WATER))
    his.comes()
    expect(his.page.locator("[data-drawer]")).to_have_count(0)


def test_two_windows_of_one_person_know_of_each_other(begins: Begins, watch: Watch) -> None:
    hers, _his, now = begins("use_case")
    other = hers.another_window()
    for window in (hers, other):
        expect(window.page.locator("[data-elsewhere]")).to_be_visible()
    other.looks_sound()
    hers.types(text("Trees cool most streets.", WATER)).pauses().has_stored(now + 1)
    other.types(text(TREES, "Water stands in the yards for days.")).pauses().has_stored(now + 2)
    other.reads(text("Trees cool most streets.", "Water stands in the yards for days."))
    expect(other.page.locator("[data-stored]")).to_contain_text("in another window was merged in.")
    other.types(text("Trees cool all streets.", "Water stands in the yards for days.")).pauses()
    other.has_stored(now + 3)
    hers.types(text("Trees cool no streets.", WATER)).pauses()
    hers.is_told("You changed the same passage in another window.")
    watch.met("412 (Precondition Failed)")
    hers.presses("See both and choose")
    expect(hers.page.get_by_role("heading", level=1)).to_have_text(
        "You changed the same passage in two windows"
    )
    watch.met("409 (Conflict)")
    hers.page.get_by_label("Keep this window’s").check()
    hers.page.get_by_role("button", name="Store what I chose").click()
    hers.has_stored(now + 4)
    other.page.close()
    expect(hers.page.locator("[data-elsewhere]")).to_be_hidden()
