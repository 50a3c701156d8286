"""The small kindnesses of every page: keys, hints, other editions, messages that can be read again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Somebody, told

pytestmark = [pytest.mark.once, pytest.mark.browser, pytest.mark.xdist_group("staged")]

DESKTOP = {"width": 1440, "height": 900}


def keys(page: Page) -> None:
    shown = page.get_by_role("dialog", name="Keys")
    page.keyboard.press("?")
    expect(shown).to_be_visible()
    page.keyboard.press("Escape")
    expect(shown).to_be_hidden()


def test_keys_lead_through_a_page_and_can_be_turned_off(somebody: Callable[..., Somebody]) -> None:
    page = somebody(viewport=DESKTOP).goes("/udt-2024/guide/")
    keys(page)
    page.keyboard.press("1")
    page.wait_for_url("**/udt-2024/programme/")
    page.keyboard.press("n")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("n")
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.id") == first != ""

    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Single keys act on this device").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("2")
    page.goto("/udt-2024/guide/1.0/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    assert page.url.endswith("/udt-2024/guide/1.0/")


def test_a_key_that_is_typed_is_a_letter(somebody: Callable[..., Somebody]) -> None:
    page = somebody(viewport=DESKTOP).goes("/accounts/login/")
    page.fill("input[name=login]", "me")
    page.locator("input[name=login]").press_sequentially("?1")
    expect(page.locator("input[name=login]")).to_have_value("me?1")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()


def test_editions_hints_and_messages(somebody: Callable[..., Somebody]) -> None:
    person = somebody(viewport=DESKTOP).signs_in("leipzig.policy@demo.example")
    page = person.goes(f"/{person.site.running}/plans/leipzig/")
    page.get_by_role("button", name="Other editions").click()
    editions = page.get_by_role("navigation", name="Your editions")
    expect(editions.get_by_role("link")).to_have_text(["Urban Digital Twins 2026"])
    page.keyboard.press("Escape")

    hint = page.get_by_role("complementary", name="Hint")
    expect(hint).to_contain_text("One plan, two hands")
    hint.get_by_role("button", name="Understood").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(hint).to_have_count(0)
    assert page.url.endswith("/plans/leipzig/")

    page.goto("/help/")
    page.get_by_role("button", name="Show every hint in its place again").click()
    told(page, "The hints stand in their places again.")
    page.goto(f"/{person.site.running}/plans/leipzig/")
    expect(hint).to_be_visible()

    page.get_by_role("button", name="What Trellis said").click()
    again = page.locator("#said li")
    expect(again.first).to_contain_text("The hints stand in their places again.")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/")
    assert page.evaluate("sessionStorage.getItem('said')") is None
