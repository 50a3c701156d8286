"""What the officials of a city, and their peers, do with a plan."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Somebody

EDIT = "/{plan}/{section}/edit/"


def opens_editor(writer: Somebody, plan: str, title: str) -> Page:
    page = writer.goes(plan)
    page.get_by_role("link", name=re.compile(f"^(Write here|Begin) ?: {re.escape(title)}")).click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    return page


def stores(page: Page, text: str) -> None:
    # Until its script has run the editor is a plain field, which would go while it is filled in.
    expect(page.get_by_role("toolbar", name="Formatting")).to_be_visible()
    page.get_by_label("Text", exact=True).fill(text)
    page.get_by_role("button", name="Store this text").click()


def expect_revision(page: Page, number: int) -> None:
    expect(page.locator("[data-stored]")).to_contain_text(f"as revision {number}.")


def moves_plan(mover: Somebody, plan: str, button: str, state: str) -> None:
    page = mover.goes(plan)
    page.get_by_role("button", name=button).click()
    expect(page.locator(".plan-head")).to_contain_text(state)


def remarks_on_words(peer: Somebody, plan: str, *, words: str, remark: str) -> None:
    page = peer.goes(plan)
    passage = page.locator(".passage").filter(has_text=words)
    passage.get_by_text("Remark", exact=False).first.click()
    passage.get_by_label("On these words").fill(words)
    passage.get_by_label("Your remark").fill(remark)
    passage.get_by_role("button", name="Remark, seen by everybody in the cohort").click()
    expect(page.locator(".remark")).to_contain_text(remark)


def replies_and_resolves(official: Somebody, plan: str, *, reply: str) -> None:
    page = official.goes(plan)
    page.locator(".remark summary", has_text="Reply").click()
    page.locator(".remark").get_by_label("Your reply").fill(reply)
    page.locator(".remark").get_by_role("button", name="Reply, seen by").click()
    expect(page.locator(".remark")).to_contain_text(reply)
    page.locator(".remark summary", has_text="Resolve").click()
    page.get_by_label("The text was changed").check()
    page.get_by_role("button", name="Resolve this remark").click()
    expect(page.locator(".remark .outcome")).to_be_visible()
