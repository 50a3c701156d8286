"""What the editor never does: change a byte unasked, hold the Tab key, ask another host, or be in the way."""

import gzip
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Somebody
from tests.browser.editing import Editor, opens, signs_in
from tests.browser.looking import violations
from tests.browser.site import ROOT

pytestmark = [pytest.mark.once, pytest.mark.browser, pytest.mark.xdist_group("browser")]

# Spaces at ends, tabs, separators, controls, zero width, marks of every kind; no last line end.
HOSTILE = (
    "\n\n  Trailing  \t\n\tTab\n\u2028and\u2029 \x01\x0b\x0c\x1b\x7f\u0085 \u200b\u200e\u202e\ufeff\n"
    "*a* __b__ ~~c~~ `d` ![e](figure:f) [^g] <b>&amp;</b>\n===\n    code\n* x\n+ y\n1) z\n|a|\n|-|\n"
    "| b\\| |\n> > q\n```\nf\n" + "Ünïcödé 🌳 e\u0301\n" * 50 + "end   "
)
LARGE = ("A line of about forty letters, **bold**.\n" * 4_900)[:199_000]


def stored(editor: Editor) -> str:
    text: str = editor.page.evaluate("fetch('../text').then(answer => answer.json()).then(said => said.text)")
    return text


def stores(writer: Somebody, text: str) -> None:
    """Over the protocol, so that no browser has had it in a field."""
    writer.goes(f"/{writer.site.running}/plans/plzen/stakeholders/edit/")
    status = writer.page.evaluate(
        """async text => {
            const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
            const base = (await (await fetch("../text")).json()).revision;
            const headers = {"Content-Type": "application/json", "X-CSRFToken": token};
            const body = JSON.stringify({text, base});
            return (await fetch("../text", {method: "PUT", headers, body})).status;
        }""",
        text,
    )
    assert status == 200


@pytest.mark.parametrize("text", [HOSTILE, LARGE], ids=["hostile", "large"])
def test_opening_and_storing_changes_no_byte(somebody: Callable[..., Somebody], text: str) -> None:
    writer = signs_in(somebody)
    stores(writer, text)
    editor = opens(writer, "stakeholders")
    before = stored(editor)
    assert editor.value == before.replace("\r", "\n")
    editor.press("Control+Home").text.press("x")
    editor.press("Backspace")
    assert editor.value == before
    editor.page.get_by_role("button", name="Store this text").click()
    expect(editor.page.locator("[data-stored]")).to_contain_text("as revision")
    assert stored(Editor(editor.page)) == before


def test_tab_leaves_and_the_tools_are_one_stop(somebody: Callable[..., Somebody]) -> None:
    editor = opens(signs_in(somebody), "need")
    editor.text.focus()
    before = editor.value
    editor.press("Tab")
    expect(editor.page.get_by_role("button", name="Store this text")).to_be_focused()
    editor.press("Shift+Tab", "Shift+Tab")
    expect(editor.tool("Heading")).to_be_focused()
    editor.press("ArrowRight", "ArrowRight")
    expect(editor.tool("Bold")).to_be_focused()
    editor.press("End")
    expect(editor.tool("Redo")).to_be_focused()
    editor.press("ArrowRight", "ArrowLeft", "Tab", "Shift+Tab")
    expect(editor.tool("Redo")).to_be_focused()
    assert editor.value == before


def test_axe_finds_nothing_while_one_writes(somebody: Callable[..., Somebody]) -> None:
    editor = opens(signs_in(somebody), "need")
    page = editor.page
    editor.begins(
        "## A\n\n- b\n- [ ] c\n\n> d[^e] [f](https://g.example)\n\n| h | i |\n| --- | --- |\n| j | k |"
    )
    page.get_by_role("button", name="Preview, without storing").click()
    expect(page.get_by_role("region", name="Preview").locator("h3, h2")).to_have_count(2)
    editor.text.focus()
    editor.press("Control+f")
    wrong = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        wrong += violations(page)
    page.set_viewport_size({"width": 390, "height": 844})
    wrong += violations(page)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    editor.uses("Figure")
    wrong += violations(page)
    editor.press("Escape").uses("Link")
    wrong += violations(page)
    assert wrong == []
    page.keyboard.press("Escape")
    page.emulate_media(forced_colors="active")
    expect(editor.text).to_be_visible()


def test_without_its_script_the_field_is_there(somebody: Callable[..., Somebody]) -> None:
    writer = signs_in(somebody)
    writer.page.route("**/editor*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page = writer.goes(f"/{writer.site.running}/plans/plzen/need/edit/")
    expect(page.get_by_role("textbox", name="Text")).to_be_visible()
    expect(page.get_by_role("toolbar")).to_have_count(0)
    assert page.get_by_role("textbox", name="Text").evaluate("field => field.tagName") == "TEXTAREA"


def test_the_scripts_of_the_page_keep_to_their_budget(somebody: Callable[..., Somebody]) -> None:
    writer = signs_in(somebody)
    loaded: list[str] = []
    writer.page.on("response", lambda answer: loaded.append(answer.url.split("/static/")[-1]))
    writer.goes(f"/{writer.site.running}/plans/plzen/")
    reading = [name for name in loaded if name.startswith("built/editor")]
    writer.goes(f"/{writer.site.running}/plans/plzen/need/edit/")
    Editor(writer.page)
    sources = writer.page.evaluate("[...document.scripts].map(script => script.src)")
    sizes = [
        len(gzip.compress(writer.context.request.get(source).body(), compresslevel=9)) for source in sources
    ]
    assert reading == []
    assert max(sizes) > 40_000
    assert sum(sizes) <= 140_000
    assert (ROOT / "static" / "built" / "scripts-LICENSES.txt").read_text(encoding="utf-8").count(
        "@codemirror/"
    ) >= 5
