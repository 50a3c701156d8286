"""Every kind of page as each role sees it: sound for axe, calm in the console, whole on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Somebody, Watch
from tests.browser.site import PASSWORD, ROOT

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
# {now}: the running edition. A "->" goes on by the first link of that name in the page.
PAGES = {
    "": [
        "/", "/help/", "/privacy/", "/accessibility/", "/accounts/login/", "/accounts/login/code/",
        "/accounts/password/reset/", "/accounts/invitation/no-such-secret/", "/no-such-page/", "/udt-2024/",
        "/udt-2024/programme/", "/udt-2024/programme/releases/1/", "/udt-2024/practical/", "/udt-2024/guide/",
        "/udt-2024/guide/1.0/", "/udt-2024/guide/1.0/?q=city", "/udt-2024/guide/1.0/framing/",
        "/udt-2024/guide/1.0/data/", "/udt-2024/guide/1.0/framing/ -> Passport", "/{now}/guide/",
    ],
    "organiser": [
        "/desk/", "/desk/cohorts/new/", "/{now}/studio/", "/{now}/studio/cohort/", "/{now}/studio/people/",
        "/{now}/studio/people/invite/", "/{now}/studio/cities/", "/{now}/studio/cities/new/",
        "/{now}/studio/cities/pairs/new/", "/{now}/studio/cities/pairs/ghent/",
        "/{now}/studio/organisations/new/",
        "/{now}/studio/plans/", "/{now}/studio/programme/", "/{now}/studio/programme/new/",
        "/{now}/studio/programme/welcome/", "/{now}/studio/programme/phases/new/",
        "/{now}/studio/programme/tracks/new/", "/{now}/studio/programme/release/", "/{now}/studio/guide/",
        "/udt-2024/studio/guide/1.0/", "/udt-2024/studio/guide/1.0/ -> Look",
        "/udt-2024/studio/guide/1.0/ -> Build", "/udt-2024/excerpts/", "/{now}/plans/", "/{now}/plans/oslo/",
    ],
    "ghent.policy": [
        "/desk/", "/accounts/profile/", "/accounts/password/change/", "/{now}/people/", "/{now}/plans/ghent/",
        "/{now}/plans/ghent/change/", "/{now}/plans/ghent/challenge/edit/",
        "/{now}/plans/ghent/data/history/",
        "/{now}/plans/ghent/challenge/audience/", "/{now}/plans/by-section/challenge/", "/{now}/excerpts/",
        "/udt-2024/excerpts/ -> #code", "/udt-2024/plans/ghent/",
        "/udt-2024/excerpts/propose/ghent/challenge/",
    ],
    "oslo.technical": ["/{now}/programme/", "/{now}/practical/", "/{now}/plans/oslo/", "/{now}/studio/"],
    "trainer": ["/desk/", "/{now}/programme/", "/{now}/plans/leipzig/"],
    "observer": ["/desk/", "/{now}/plans/"],
}  # fmt: skip
# Addresses that are not there for whoever asks; their page must be sound too.
MISSING = {
    "": ["/accounts/invitation/no-such-secret/", "/no-such-page/"],
    "oslo.technical": ["/{now}/studio/"],
}


def sign_in(who: str, somebody: Callable[..., Somebody], **how: object) -> Somebody:
    person = somebody(viewport=DESKTOP, **how)
    return person.signs_in(f"{who}@demo.example") if who else person


def visit(person: Somebody, line: str) -> Page:
    path, _, link = line.replace("{now}", person.site.running).partition(" -> ")
    page = person.goes(path)
    if link == "#code":
        page.locator("a.passport-code").first.click()
    elif link:
        page.get_by_role("main").get_by_role("link", name=link).first.click()
    page.wait_for_load_state()
    return page


def violations(page: Page) -> list[str]:
    if page.evaluate("typeof window.axe") == "undefined":
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        f"{each['id']} at {node['target']}: {node['failureSummary']}"
        for each in found
        for node in each["nodes"]
    ]


def looks(page: Page) -> list[str]:
    """Axe's violations at both widths in both colour schemes, and what else a page must be."""
    wrong = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for viewport in (DESKTOP, PHONE):
            page.set_viewport_size(viewport)  # type: ignore[arg-type]
            wrong += [f"{scheme} {viewport['width']}: {violation}" for violation in violations(page)]
    return wrong + shape(page)


def shape(page: Page) -> list[str]:
    """On a phone nothing is cut off; one main, a language, a title."""
    seen = page.evaluate(
        """() => ({
            sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
            mains: document.querySelectorAll('main').length,
            lang: document.documentElement.lang,
            headings: document.querySelectorAll('h1').length,
        })"""
    )
    right = {"sideways": 0, "mains": 1, "lang": "en-gb", "headings": 1}
    wrong = [f"{name} is {seen[name]}" for name in right if seen[name] != right[name]]
    return wrong + ([] if page.title().endswith("Trellis") else [f"title is {page.title()!r}"])


@pytest.mark.parametrize("who", PAGES)
def test_pages_are_sound_in_both_schemes_and_widths(
    who: str, somebody: Callable[..., Somebody], watch: Watch
) -> None:
    person = sign_in(who, somebody)
    wrong = {line: looks(visit(person, line)) for line in PAGES[who]}
    assert {line: found for line, found in wrong.items() if found} == {}
    for path in MISSING.get(who, []):
        watch.met(f"404 (Not Found) at {person.site.address}{path.format(now=person.site.running)}")


def test_a_text_is_stored_and_chosen_between_without_javascript(somebody: Callable[..., Somebody]) -> None:
    writer = somebody(java_script_enabled=False).signs_in("plzen.policy@demo.example")
    page = visit(writer, "/{now}/plans/plzen/need/edit/")
    page.get_by_label("Text", exact=True).fill("A map on the wall may do.")
    page.get_by_role("button", name="Store, and back to the plan").click()
    expect(page.locator("#need .prose")).to_have_text("A map on the wall may do.")
    page.locator("#need summary", has_text="Remark").click()
    page.locator("#need").get_by_label("Your remark").fill("Which wall?")
    page.locator("#need").get_by_role("button", name="seen by everybody in the cohort").click()
    expect(page.locator("#need .remark .said")).to_have_text("Which wall?")


def test_the_keyboard_alone_signs_in_writes_and_stores(somebody: Callable[..., Somebody]) -> None:
    writer = somebody(viewport=DESKTOP)
    page = writer.goes("/")
    follow(page, "Sign in")
    page.wait_for_url("**/accounts/login/**")
    reach(page, "mail")
    page.keyboard.type("plzen.technical@demo.example")
    reach(page, "Password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/")
    follow(page, "Go on with the plan of Pl")
    page.wait_for_url("**/plans/plzen/")
    follow(page, "Write here", "Data strategy")
    page.wait_for_url("**/data/edit/")
    reach(page, "Text")
    page.keyboard.type("Counts of every tram stop, by the hour.")
    follow(page, "Store this text")
    expect(page.locator("[data-stored]")).to_contain_text("as revision 1.")
    follow(page, "Sign out")
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()


FOCUSED = """() => {
    const on = document.activeElement;
    // Between the last stop of a page and the first, the focus is the browser's own.
    if (on === document.body) return {name: "", ring: "none"};
    const label = on.labels?.length ? on.labels[0].innerText : on.innerText;
    return {name: (on.ariaLabel ?? label ?? "").trim(), ring: getComputedStyle(on).outlineStyle};
}"""


def reach(page: Page, *words: str) -> None:
    """Press Tab until the focus, which can be seen at every step, is on what bears these words."""
    page.wait_for_load_state()
    for _ in range(150):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if all(word in focused["name"] for word in words):
            assert focused["ring"] != "none", focused
            return
    raise AssertionError(f"Tab does not lead to {words}")


def follow(page: Page, *words: str) -> None:
    reach(page, *words)
    page.keyboard.press("Enter")
