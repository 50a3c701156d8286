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


def test_a_key_acts_as_soon_as_the_list_of_keys_is_closed(somebody: Callable[..., Somebody]) -> None:
    page = somebody(viewport=DESKTOP).goes("/udt-2024/guide/")
    page.get_by_role("button", name="Keys").click()
    page.evaluate(
        """() => {
            document.getElementById("keys").close();
            document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "1", bubbles: true }));
        }"""
    )
    page.wait_for_url("**/udt-2024/programme/")


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

    page.keyboard.press("n")
    page.keyboard.press("e")
    page.wait_for_url("**/plans/leipzig/challenge/edit/")

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


SHIFTS = """() => new Promise((told) => {
    const found = [];
    const name = (each) => each.node?.className || each.node?.localName || each.node?.nodeName;
    const tell = (each) => found.push([each.value, ...each.sources.map(name)]);
    const note = (list) => list.getEntries().forEach(tell);
    new PerformanceObserver(note).observe({type: "layout-shift", buffered: true});
    requestAnimationFrame(() => setTimeout(() => told(found.filter(([value]) => value > 0.01)), 0));
})"""
ARRIVING = ["/", "/udt-2024/", "/udt-2024/programme/", "/udt-2024/guide/1.0/", "/udt-2024/guide/1.0/data/"]
OWN = ["/desk/", "/{now}/plans/", "/{now}/plans/ghent/", "/{now}/plans/ghent/challenge/edit/"]


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_moves_while_a_page_arrives(width: int, somebody: Callable[..., Somebody]) -> None:
    """Ours are the shifts of scripts and pictures; what a font moves depends on what the machine has."""
    person = somebody(viewport={"width": width, "height": 900}).signs_in("ghent.policy@demo.example")
    # Held back for good: the page stands in the fonts of the machine.
    person.context.route("**/*.woff2", lambda _: None)
    moved = {}
    for path in ARRIVING + OWN:
        person.page.goto(path.format(now=person.site.running), wait_until="domcontentloaded")
        page = person.page
        moved[path] = page.evaluate(SHIFTS)
    assert {path: found for path, found in moved.items() if found} == {}
