"""Figures in the editor: chosen, dropped or pasted, asked for their words, put where they belong."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import Somebody, Watch
from tests.browser.editing import Editor, File, opens, signs_in
from tests.browser.looking import violations

pytestmark = [pytest.mark.once, pytest.mark.browser, pytest.mark.xdist_group("browser")]


def drawn(name: str, colour: str) -> File:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "PNG")
    return name, "image/png", list(out.getvalue())


@pytest.fixture
def editor(somebody: Callable[..., Somebody]) -> Editor:
    return opens(signs_in(somebody), "use_case")


def codes(text: str) -> list[str]:
    return [piece.split(")")[0] for piece in text.split("](figure:")[1:]]


def shows(editor: Editor, pattern: str, count: int) -> None:
    """The text is this, with the codes that the server gave; each figure can be seen under its line."""
    pictures = editor.page.locator(".shown-figure img")
    expect(pictures).to_have_count(count)
    found = codes(editor.value)
    assert len(set(found)) == count
    editor.carries(pattern.format(*found))
    for picture in pictures.all():
        expect(picture).to_have_js_property("naturalWidth", 40)


def test_figures_are_chosen_and_dropped_and_pasted(editor: Editor) -> None:
    page = editor.begins("Before.\n\nAfter.").page
    editor.press("Control+Home").uses("Figure")
    name, kind, data = drawn("street.png", "red")
    ask = page.get_by_role("dialog", name="Figure")
    ask.get_by_label("Pictures").set_input_files({"name": name, "mimeType": kind, "buffer": bytes(data)})
    ask.get_by_role("button", name="Put into the text").click()
    expect(ask.get_by_role("alert")).to_have_text("Say what the figure shows, in a sentence.")
    ask.get_by_label("What the figure shows").fill("A [red] street")
    ask.get_by_role("button", name="Put into the text").click()
    shows(editor, "Before.\n\n![A (red) street](figure:{})\n\nAfter.", 1)
    expect(editor.text).to_be_focused()

    editor.begins("Before.").drops(drawn("one.png", "blue"), drawn("two.png", "green"))
    fields = ask.get_by_label("What the figure shows")
    expect(fields).to_have_count(2)
    expect(fields.nth(0)).to_be_focused()
    fields.nth(0).fill("One")
    fields.nth(1).fill("Two")
    ask.get_by_role("button", name="Put into the text").click()
    shows(editor, "Before.\n\n![One](figure:{})\n\n![Two](figure:{})", 2)

    editor.begins("").pastes(html="<img src='https://tracker.example/x.png'>", files=(drawn("", "black"),))
    ask.get_by_label("What the figure shows").fill("Night")
    page.keyboard.press("Enter")
    shows(editor, "![Night](figure:{})", 1)
    expect(page.get_by_text("The figure is in the text.")).to_be_visible()


def test_what_is_no_picture_is_said_kindly_and_keeps_its_words(editor: Editor, watch: Watch) -> None:
    page = editor.begins("Text.").page
    ask = page.get_by_role("dialog", name="Figure")
    editor.drops(("plan.pdf", "application/pdf", [37, 80]), ("false.png", "image/png", [1, 2, 3]))
    expect(ask.locator(".figure-row b")).to_have_text(["plan.pdf", "false.png"])
    expect(ask.locator(".figure-row .errors")).to_have_text(["This is not a PNG, JPEG or WebP picture.", ""])
    ask.get_by_label("What the figure shows").fill("A plan")
    ask.get_by_role("button", name="Put into the text").click()
    expect(ask.get_by_role("alert")).to_have_text("This is not a PNG, JPEG or WebP picture that can be read.")
    watch.met("400 (Bad Request)")
    expect(ask.get_by_label("What the figure shows")).to_have_value("A plan")
    ask.get_by_role("button", name="Leave it out").click()
    ask.get_by_role("button", name="Cancel").click()
    expect(page.locator(".waiting-figure")).to_have_count(0)
    expect(editor.text).to_be_focused()
    editor.carries("Text.")


def test_a_figure_that_waits_moves_with_the_text(editor: Editor) -> None:
    page = editor.begins("Text.").page
    held = []
    page.route("**/figures/", lambda route: held.append(route))
    editor.drops(drawn("slow.png", "grey"))
    page.get_by_role("dialog", name="Figure").get_by_label("What the figure shows").fill("Slow")
    page.keyboard.press("Enter")
    expect(page.get_by_text("slow.png is being sent …")).to_be_visible()
    editor.press("Control+Home").types("New. ").press("Control+End", "Enter").types("End.")
    held[0].continue_()
    shows(editor, "New. Text.\n\n![Slow](figure:{})\n\nEnd.", 1)


def test_a_figure_of_the_plan_is_taken_again_by_keyboard(editor: Editor) -> None:
    page = editor.begins("First.").page
    ask = page.get_by_role("dialog", name="Figure")
    editor.drops(drawn("mill.png", "brown"))
    ask.get_by_label("What the figure shows").fill("The mill")
    page.keyboard.press("Enter")
    shows(editor, "First.\n\n![The mill](figure:{})", 1)
    page.get_by_role("button", name="Store this text").click()
    expect(page.locator("[data-said]")).to_contain_text("as revision")

    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(page.url.replace("use_case", "infrastructure"))
    again = Editor(page).begins("Second.").uses("Figure")
    choice = ask.get_by_role("list", name="Or one that the plan has already").get_by_role("button")
    mill = choice.filter(has_text="The mill")
    expect(mill).to_have_count(1)
    expect(mill.locator("img")).to_have_js_property("naturalWidth", 40)
    assert wrong_in(page) == []
    mill.focus()
    again.press("Enter")
    shows(again, "Second.\n\n![The mill](figure:{})", 1)
    expect(again.text).to_be_focused()


def wrong_in(page: Page) -> list[str]:
    past = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return violations(page) + ([f"sideways by {past}"] if past else [])
