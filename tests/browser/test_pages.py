"""Every kind of page as each role sees it: sound for axe, calm in the console, whole on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Somebody
from tests.browser.site import ROOT, Site

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
        "/udt-2024/guide/1.0/", "/udt-2024/guide/1.0/ -> Passport", "/{now}/guide/",
    ],
    "organiser": [
        "/desk/", "/desk/cohorts/new/", "/{now}/studio/", "/{now}/studio/cohort/", "/{now}/studio/people/",
        "/{now}/studio/people/invite/", "/{now}/studio/cities/", "/{now}/studio/cities/new/",
        "/{now}/studio/cities/pairs/new/", "/{now}/studio/cities/pairs/ghent/", "/{now}/studio/organisations/new/",
        "/{now}/studio/plans/", "/{now}/studio/programme/", "/{now}/studio/programme/new/",
        "/{now}/studio/programme/welcome/", "/{now}/studio/programme/phases/new/",
        "/{now}/studio/programme/tracks/new/", "/{now}/studio/programme/release/", "/{now}/studio/guide/",
        "/udt-2024/studio/guide/1.0/", "/udt-2024/studio/guide/1.0/ -> Look",
        "/udt-2024/studio/guide/1.0/ -> Build", "/udt-2024/excerpts/", "/{now}/plans/", "/{now}/plans/oslo/",
    ],
    "ghent.policy": [
        "/desk/", "/accounts/profile/", "/accounts/password/change/", "/{now}/people/", "/{now}/plans/ghent/",
        "/{now}/plans/ghent/change/", "/{now}/plans/ghent/challenge/edit/", "/{now}/plans/ghent/data/history/",
        "/{now}/plans/ghent/challenge/audience/", "/{now}/plans/by-section/challenge/", "/{now}/excerpts/",
        "/udt-2024/excerpts/ -> #code", "/udt-2024/plans/ghent/", "/udt-2024/excerpts/propose/ghent/challenge/",
    ],
    "oslo.technical": ["/{now}/programme/", "/{now}/practical/", "/{now}/plans/oslo/", "/{now}/studio/"],
    "trainer": ["/desk/", "/{now}/programme/", "/{now}/plans/leipzig/"],
    "observer": ["/desk/", "/{now}/plans/"],
}  # fmt: skip
# What a page of another status says in the console by itself.
ANSWERED = "Failed to load resource: the server responded with a status of 404"


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
    return [f"{each['id']} at {node['target']}: {node['failureSummary']}" for each in found for node in each["nodes"]]


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
def test_pages_are_sound_in_both_schemes_and_widths(who: str, somebody: Callable[..., Somebody], watch) -> None:
    person = sign_in(who, somebody)
    wrong = {line: looks(visit(person, line)) for line in PAGES[who]}
    assert {line: found for line, found in wrong.items() if found} == {}
    watch.seen[:] = [line for line in watch.seen if not line.startswith(f"error: {ANSWERED}")]
