"""From an accepted plan to the published guide: excerpts, consents, chapters, a build."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Somebody, told

# Printing takes seconds; with both cores at other work, minutes.
PRINTING = 240_000


def proposes_excerpt(official: Somebody, slug: str, *, section: str, words: str) -> str:
    """The code under which the passage with these words is proposed."""
    page = official.goes(f"/{slug}/excerpts/")
    page.get_by_role("region", name="Propose a passage from").get_by_role("link", name=section).click()
    page.locator(".passage-choice").filter(has_text=words).get_by_role("checkbox").check()
    page.get_by_role("button", name="See it once more").click()
    expect(page.get_by_role("region", name="This would be proposed")).to_contain_text(words)
    page.get_by_role("button", name="Propose these passages").click()
    told(page, "Proposed as")
    return page.locator(".over .passport-code").inner_text()


def agrees(official: Somebody, slug: str, code: str) -> None:
    page = official.goes(f"/{slug}/excerpts/{code}/")
    page.get_by_label("with the city's name, and mine among the contributors").check()
    page.get_by_role("button", name="Yes, I agree").click()
    told(page, f"Your consent to {code} is stored.")


def approves(organiser: Somebody, slug: str, code: str) -> None:
    page = organiser.goes(f"/{slug}/excerpts/{code}/")
    page.get_by_role("button", name="Approve it for the guide").click()
    told(page, f"{code} is approved for the guide.")


def makes_guide(organiser: Somebody, slug: str, *, title: str, editorial: str, code: str) -> None:
    """Edition 1.0 with one chapter: the editors' text, then the city's words."""
    page = organiser.goes(f"/{slug}/studio/guide/")
    page.get_by_label("Version").fill("1.0")
    page.get_by_label("Title", exact=True).fill(title)
    page.get_by_role("button", name="Begin it").click()
    told(page, "Version 1.0 is begun.")
    chapter = page.locator("form").filter(has=page.get_by_role("button", name="Add this chapter"))
    chapter.get_by_label("Title", exact=True).fill("Framing")
    chapter.get_by_label("Address").fill("framing")
    chapter.get_by_role("button", name="Add this chapter").click()
    page.get_by_role("link", name="Write a text").click()
    page.get_by_label("Text", exact=True).fill(editorial)
    page.get_by_role("button", name="Store this text").click()
    page.get_by_role("button", name=code).click()
    expect(page.get_by_role("region", name="In their order")).to_contain_text(code)


def compiles(organiser: Somebody, slug: str) -> None:
    """Ask for final consent, freeze, compile, and watch the page until it is done by itself."""
    page = organiser.goes(f"/{slug}/studio/guide/1.0/")
    page.get_by_role("button", name="Ask for final consent").click()
    page.get_by_role("button", name="Freeze for print").click()
    page.get_by_role("button", name="Compile the guide").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile(r"Build \d+"))
    expect(page.get_by_role("heading", level=2, name="Done")).to_be_visible(timeout=PRINTING)
    expect(page.get_by_text("100 of 100")).to_be_visible()


def publishes(organiser: Somebody, slug: str) -> None:
    page = organiser.goes(f"/{slug}/studio/guide/1.0/")
    page.get_by_role("button", name="Publish for everybody").click()
    told(page, "Version 1.0 is published.")
