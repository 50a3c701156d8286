"""What Word, Excel and others bring to the clipboard becomes our Markdown and nothing else."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from playwright.sync_api import expect

from prose.render import render
from tests.browser.clipboards import PAGES, PLAIN, SHEETS
from tests.browser.conftest import Somebody
from tests.browser.editing import Editor, opens, signs_in

pytestmark = [pytest.mark.once, pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def editor(somebody: Callable[..., Somebody]) -> Editor:
    return opens(signs_in(somebody), "need")


def with_own_labels(text: str) -> str:
    """The labels of notes are made by chance: here they are numbers, in their order."""
    labels = list(dict.fromkeys(re.findall(r"\[\^([a-z0-9]{5})\]", text)))
    for number, label in enumerate(labels, start=1):
        text = text.replace(f"[^{label}]", f"[^{number}]")
    return text


def pasted(editor: Editor, html: str = "", plain: str = "") -> str:
    editor.begins("").pastes(html, plain)
    return with_own_labels(editor.value)


def words_of(text: str) -> str:
    """What a reader reads in the rendered text, without the page's own signs."""
    shown = re.sub(r'<section class="notes".*', "", render(text), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", shown)).split())


def test_pages_become_our_markdown(editor: Editor) -> None:
    assert {name: pasted(editor, html=page) for name, (page, _) in PAGES.items()} == {
        name: text for name, (_, text) in PAGES.items()
    }


def test_sheets_become_tables(editor: Editor) -> None:
    assert {name: pasted(editor, html=page) for name, (page, _) in SHEETS.items()} == {
        name: text for name, (_, text) in SHEETS.items()
    }
    assert {name: pasted(editor, plain=page) for name, (page, _) in PLAIN.items()} == {
        name: text for name, (_, text) in PLAIN.items()
    }


def test_signs_of_markdown_are_read_as_they_were_written() -> None:
    assert words_of(PAGES["signs that mean something in Markdown"][1]) == (
        "# no heading - no item 12. no number > no quote 2 * 3 * 4 and *so* on snake_case and _so_ on "
        "[words]( https://x.example ) and [^note] `code` and ~~so~~ on "
        "C:\\temp\\ and \\* a <b> &amp; <ana@x.example> "
        "| a | | --- | --- ~~~ C # ![x](figure:abc)"
    )


def test_a_paste_stands_where_the_caret_is(editor: Editor) -> None:
    editor.begins("One three.").press("Control+Home", *["ArrowRight"] * 4)
    editor.pastes(html="<p><b>two</b> </p>")
    editor.carries("One **two**three.")
    editor.begins("Before.\n\nAfter.").press("Control+Home", "End")
    editor.pastes(html="<ul><li>a</li></ul><p>b</p>")
    editor.carries("Before.\n\n- a\n\nb\n\nAfter.")
    editor.press("Control+z")
    editor.carries("Before.\n\nAfter.")


def test_in_a_cell_a_paste_stays_in_its_cell(editor: Editor) -> None:
    editor.begins("| A | B |\n| --- | --- |\n| x |   |").press(*["ArrowLeft"] * 3)
    editor.pastes(html="<p>one|two</p><p>three</p>", plain="one|two\r\nthree")
    editor.carries("| A | B |\n| --- | --- |\n| x | one\\|two three  |")


def test_what_is_left_out_is_said(editor: Editor) -> None:
    said = editor.page.locator("[data-editor-told]")
    editor.begins("").pastes(html="<p>A <img src='https://tracker.example/a.png'> tree</p>")
    expect(said).to_have_text(
        "Pictures in it were left out: copy each by itself and paste it, or use Figure."
    )
    editor.begins("").pastes(html=PAGES["a table with merged cells"][0])
    expect(said).to_have_text("Merged cells of the table were taken apart.")
    editor.begins("").pastes(html=f"<p>So</p><table><tr>{'<td>x</td>' * 51}</tr></table>")
    expect(said).to_have_text(
        "A table was left out: a section’s table has at most 50 columns and 10,000 cells."
    )
    editor.carries("So")
    editor.begins("").pastes(html="<p>Only words</p>")
    expect(said).to_have_text("")


def test_shift_brings_words_alone(editor: Editor) -> None:
    editor.begins("")
    editor.page.evaluate(
        """() => document.querySelector(".cm-content").dispatchEvent(new KeyboardEvent(
            "keydown", {key: "V", ctrlKey: true, shiftKey: true, bubbles: true}))"""
    )
    editor.pastes(html="<h1>A</h1>", plain="A\tB\nC\tD")
    editor.carries("A\tB\nC\tD")


def test_hostile_pages_cost_little(editor: Editor) -> None:
    deep = "<ul><li>x" * 100
    editor.begins("").pastes(html=deep)
    assert max(len(line) - len(line.lstrip()) for line in editor.value.split("\n")) == 16
    assert len(editor.value.split("\n")) == 100
    editor.begins("").pastes(
        html="<table><tr><td colspan=100000 rowspan=65000>x</td><td>y</td></tr></table><p>z</p>"
    )
    editor.carries("z")
