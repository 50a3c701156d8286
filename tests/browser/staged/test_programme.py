"""A programme goes from undated to final with a consultation between, by the keyboard alone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Somebody, told
from tests.browser.keyboard import follow, reach, writes

pytestmark = [pytest.mark.once, pytest.mark.browser, pytest.mark.xdist_group("staged")]

MEMBERS = ["author", "partner", "outsider", "trainer", "observer"]
SIDE = "/udt-test/programme/releases/1/"


@pytest.fixture
def title(signed_in: Callable[[str], Somebody]) -> str:
    """What the session is called that nobody has given a date yet."""
    page = signed_in("organiser").goes("/udt-test/studio/programme/council/")
    return page.get_by_label("Title", exact=True).input_value()


def test_from_undated_to_final(
    signed_in: Callable[[str], Somebody], somebody: Callable[..., Somebody], title: str
) -> None:
    says_what_is_wrong(signed_in("author").goes("/udt-test/programme/"), title)
    organiser = signed_in("organiser").goes("/udt-test/studio/programme/")
    gives_it_an_hour(organiser, title)
    moves_it_by_keys(organiser, title)
    members = [signed_in(who).goes("/udt-test/programme/") for who in MEMBERS]
    visitor = somebody().goes("/udt-test/programme/")
    assert [asked_for_remarks(page) for page in members] == [
        "remarks",
        "remarks",
        "remarks",
        "remarks",
        "reads",
    ]
    assert asked_for_remarks(visitor) == "nothing"
    # What an organiser prepares nobody sees before it is released.
    assert [hours_of(page) for page in [*members, visitor]] == [""] * 6
    answers(organiser, title)
    releases(organiser, title)
    assert [hours_of(page) for page in [*members, visitor]] == ["09:30 to 10:45 CET"] * 6
    everybody_sees(somebody().goes("/udt-test/programme/releases/2/"), title, "a remark in the consultation")
    member = signed_in("author").goes("/udt-test/programme/releases/2/")
    everybody_sees(member, title, "the remark of Author on: date and time")
    follow(member, "the remark of Author")
    thread = member.get_by_role("article").filter(has_text="Any day but Friday.")
    expect(thread.get_by_text("told with release 2")).to_have_count(1)


def asked_for_remarks(page: Page) -> str:
    """Whether this reader of the preliminary release may say something, read what others say, or neither."""
    page.goto("/udt-test/programme/")
    links = page.locator("a[href*='consultation']").all_inner_texts()
    if not links:
        return "nothing"
    page.goto(f"{SIDE}consultation/")
    return "remarks" if page.get_by_text("Remark on this session").count() else "reads"


def hours_of(page: Page) -> str:
    """The clock times at which the programme shows the session, as its reader finds them."""
    page.goto("/udt-test/programme/")
    # It is over by now, and folded away: its text is there all the same.
    found = " ".join((page.locator("#council").text_content() or "").split())
    said = re.search(r"09:30 to 10:45(?: CET)?", found)
    return said.group() if said else ""


def says_what_is_wrong(page: Page, title: str) -> None:
    follow(page, "Say what you think of it")
    page.wait_for_url(f"**{SIDE}consultation/")
    follow(page, "Remark on this session", title)
    writes(page, "Your remark", "Any day but Friday.")
    follow(page, "Leave this remark, seen by everybody")
    told(page, "Everybody in the cohort can read it")


def gives_it_an_hour(page: Page, title: str) -> None:
    follow(page, "Edit", title)
    page.wait_for_url("**/?edit=council#line")
    reach(page, "Certainty")
    page.keyboard.type("Firm")
    for label, clock in (("Starts", "0900AM"), ("Ends", "1030AM")):
        writes(page, label, "11072024")
        page.keyboard.press("Tab")
        page.keyboard.type(clock)
    follow(page, "Store")
    told(page, "is stored.")


def moves_it_by_keys(page: Page, title: str) -> None:
    page.goto("/udt-test/studio/programme/timetable/")
    reach(page, "Move “")
    reach(page, title)
    for key in ("ArrowDown", "ArrowDown", "Shift+ArrowUp"):
        page.keyboard.press(key)
    expect(page.locator("#board-said")).to_have_text("09:30 to 10:45. Enter stores it, Escape leaves it.")
    page.keyboard.press("Enter")
    told(page, "09:30 to 10:45")
    expect(page.locator("#council")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    told(page, "09:15 to 10:30")
    page.reload()
    follow(page, "Move “", "back")
    told(page, "09:30 to 10:45")


def answers(page: Page, title: str) -> None:
    page.goto(f"{SIDE}consultation/")
    thread = page.get_by_role("article").filter(has_text="Any day but Friday.")
    follow(page, f"{title}, date and time")
    expect(thread).to_be_in_viewport()
    follow(page, "Answer")
    reach(page, "adopted")
    page.keyboard.press("Space")
    follow(page, "Answer this remark")
    told(page, "Decided: adopted.")
    expect(thread.get_by_text("to be told with the next release")).to_have_count(1)


def releases(page: Page, title: str) -> None:
    page.goto("/udt-test/studio/programme/release/")
    expect(page.get_by_role("listitem").filter(has_text=title).first).to_contain_text("adopted")
    follow(page, "Release 2")
    page.wait_for_url("**/studio/programme/release/2/messages/")
    told(page, "Release 2 is out. 6 messages wait for you to send them.")
    writes(page, "Above every message", "Dear all,")
    follow(page, "Store the note")
    told(page, "The note is stored.")
    follow(page, "Send all 6 messages")
    told(page, "6 messages are on their way.")


def everybody_sees(page: Page, title: str, why: str) -> None:
    change = page.locator(".changes > li").filter(has_text=title)
    expect(change).to_contain_text("Thu 7 November 2024, 09:30 to 10:45 CET")
    expect(change).to_contain_text(why)
