"""The keyboard alone, from the sign-in to the guide in print; the focus is seen at every step."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Somebody, told
from tests.browser.guiding import PRINTING
from tests.browser.keyboard import follow, reach, writes
from tests.browser.site import PASSWORD
from tests.browser.staging import Stage

pytestmark = [pytest.mark.once, pytest.mark.browser, pytest.mark.xdist_group("staged")]

DESKTOP = {"width": 1440, "height": 900}


def test_signs_in_writes_with_tools_remarks_and_resolves(somebody: Callable[..., Somebody]) -> None:
    page = somebody(viewport=DESKTOP).goes("/")
    follow(page, "Skip to content")
    expect(page.get_by_role("main")).to_be_focused()
    page.goto("/")
    follow(page, "Sign in")
    page.wait_for_url("**/accounts/login/**")
    writes(page, "mail", "plzen.technical@demo.example")
    writes(page, "Password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/")
    follow(page, "Go on with the plan of Pl")
    page.wait_for_url("**/plans/plzen/")
    follow(page, "Begin", "Data strategy")
    page.wait_for_url("**/data/edit/")
    writes_with_tools(page)
    remarks_and_resolves(page)
    follow(page, "Sign out")
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()


def writes_with_tools(page: Page) -> None:
    """The toolbar is one stop of Tab, its tools are reached by arrows; Escape closes what it opened."""
    expect(page.get_by_role("toolbar", name="Formatting")).to_be_visible()
    writes(page, "Text", "Counts of every tram stop, by the hour.")
    page.keyboard.press("Control+b")
    page.keyboard.type("now")
    page.keyboard.press("Control+b")
    expect(page.locator("textarea[name=text]")).to_have_value(
        "Counts of every tram stop, by the hour.**now**"
    )
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_label("Text", exact=True)).to_be_focused()
    follow(page, "Store this text")
    expect(page.locator("[data-stored]")).to_contain_text(
        re.compile(r"as revision [1-9]\.")
    )  # it stores by itself too


def remarks_and_resolves(page: Page) -> None:
    page.goto(page.url.replace("/data/edit/", "/"))
    passage = page.locator("#data")
    reach(page, "History", "Data strategy")
    follow(page, "Remark")
    writes(page, "Your remark", "Every stop?")
    follow(page, "seen by everybody in the cohort")
    expect(passage.locator(".remark .said")).to_have_text("Every stop?")
    follow(page, "Resolve")
    reach(page, "The text was changed")
    page.keyboard.press("Space")
    follow(page, "Resolve this remark")
    expect(passage.locator(".remark .outcome")).to_have_text("Changed")


def test_agrees_approves_compiles_publishes_and_takes_the_guide(
    stage: Stage, signed_in: Callable[[str], Somebody]
) -> None:
    stage.stands_at("accepted")
    page = signed_in("author").goes(f"/udt-test/excerpts/{stage.names['proposed']}/")
    reach(page, "with the city")
    page.keyboard.press("Space")
    follow(page, "Yes, I agree")
    told(page, "is stored.")
    page = signed_in("organiser").goes(f"/udt-test/excerpts/{stage.names['agreed']}/")
    follow(page, "Approve it for the guide")
    told(page, "is approved for the guide.")
    page.goto("/udt-test/studio/guide/2.0/")
    for button in ("Ask for final consent", "Freeze for print", "Compile the guide"):
        follow(page, button)
        page.get_by_role("button", name=button).wait_for(state="detached")
    expect(page.get_by_role("heading", level=2, name="Done")).to_be_visible(timeout=PRINTING)
    page.goto("/udt-test/studio/guide/2.0/")
    follow(page, "Publish for everybody")
    told(page, "Version 2.0 is published.")
    visitor = signed_in("visitor").goes("/udt-test/guide/")
    reach(visitor, "Take the PDF")
    with visitor.expect_download() as taken:
        # With Alt the browser saves what it would show.
        visitor.keyboard.press("Alt+Enter")
    assert taken.value.path().read_bytes()[:5] == b"%PDF-"
