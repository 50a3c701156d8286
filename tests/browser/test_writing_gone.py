"""A section that goes while one types in it: the words stay in hand, with scripts and without."""

import contextlib
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.conftest import Somebody, Watch
from tests.browser.site import Site
from tests.browser.writing_together import number_now, signs_in
from tests.serving import manage

pytestmark = [pytest.mark.once, pytest.mark.browser, pytest.mark.xdist_group("browser")]

CITY, CODE = "tallinn", "roadmap"
RENAME = (
    "from actionplans.models import Section; Section.objects.filter(code='{}', "
    "plan__pair__city__slug='{}', plan__pair__cohort__slug='{}').update(code='{}')"
)
TOLD = (
    "This text can’t be stored here any more. This section is not in the plan any more. "
    "Your words stand on this page: copy them before you leave it."
)


@contextlib.contextmanager
def section_gone(site: Site) -> Iterator[None]:
    """Nothing stands under the section's address any more, as where a template leaves it out."""
    _rename(site, CODE, "went")
    try:
        yield
    finally:
        _rename(site, "went", CODE)


def _rename(site: Site, before: str, after: str) -> None:
    command = RENAME.format(before, CITY, site.running, after)
    manage(["shell", "-v", "0", "-c", command], site.environment)


def asked_on_leaving(page: Page) -> str:
    """What the browser asks somebody who closes the page, and who stays then."""
    asked: list[str] = []

    def stays(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stays)
    with page.expect_event("dialog"):
        page.close(run_before_unload=True)
    [kind] = asked
    return kind


def test_the_words_are_kept_told_of_copied_and_stored_should_it_come_back(
    somebody: Callable[..., Somebody], site: Site, watch: Watch
) -> None:
    hers = signs_in(somebody, "policy", CODE, city=CITY)
    hers.person.context.grant_permissions(["clipboard-read", "clipboard-write"])
    now = number_now(hers.page)
    with section_gone(site):
        hers.types("Typed while the section went.\n").pauses().is_told(TOLD)
        expect(hers.page.get_by_text("nothing here can be lost")).to_be_hidden()
        hers.looks_sound()
        assert asked_on_leaving(hers.page) == "beforeunload"
        hers.presses("Copy my text")
        expect(hers.page.locator("[data-said]")).to_have_text("Your text is copied.")
    assert hers.page.evaluate("navigator.clipboard.readText()") == "Typed while the section went.\n"
    assert [line for line in watch.seen if "404 (Not Found)" not in line] == []
    watch.seen.clear()
    hers.presses("Try again")
    hers.has_stored(now + 1).is_not_troubled()
    hers.comes().reads("Typed while the section went.\n")


def test_copied_words_may_be_left(somebody: Callable[..., Somebody], site: Site, watch: Watch) -> None:
    hers = signs_in(somebody, "policy", CODE, city=CITY)
    hers.person.context.grant_permissions(["clipboard-read", "clipboard-write"])
    with section_gone(site):
        hers.types("Typed while the section went again.\n").pauses().is_told(TOLD)
        hers.presses("Copy my text")
        expect(hers.page.locator("[data-said]")).to_have_text("Your text is copied.")
    with hers.page.expect_event("close"):
        hers.page.close(run_before_unload=True)
    watch.seen.clear()


def test_without_scripts_the_words_are_shown_to_be_copied(
    somebody: Callable[..., Somebody], site: Site, watch: Watch
) -> None:
    page = somebody(java_script_enabled=False).signs_in(f"{CITY}.technical@demo.example").page
    page.goto(f"/{site.running}/plans/{CITY}/{CODE}/edit/")
    page.get_by_label("Text", exact=True).fill("Typed on a train.")
    with section_gone(site):
        page.get_by_role("button", name="Store this text").click()
        expect(page.get_by_role("main")).to_contain_text("This section is not in the plan any more.")
    expect(page.get_by_label("What you typed, to be copied")).to_have_value("Typed on a train.")
    watch.met("404 (Not Found)")
    page.get_by_role("link", name="Back to your work").click()
    page.wait_for_url(f"**/{site.running}/plans/{CITY}/")
