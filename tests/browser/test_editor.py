"""Writing with the tools: what is pressed and typed becomes this Markdown, and no other letter changes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Somebody
from tests.browser.editing import Editor, opens, signs_in

pytestmark = [pytest.mark.once, pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def editor(somebody: Callable[..., Somebody]) -> Editor:
    return opens(signs_in(somebody), "need")


def pressed(editor: Editor) -> list[str]:
    return editor.page.locator(".editor-bar [aria-pressed=true]").all_inner_texts()


def test_a_text_is_written_with_the_tools(editor: Editor) -> None:
    editor.begins("").uses("Heading").types("Heat")
    assert pressed(editor) == ["Heading"]
    editor.press("Enter").types("The ").uses("Bold").types("belt")
    assert pressed(editor) == ["Bold"]
    editor.uses("Bold").types(" is hot.").press("Enter").uses("List").types("one").press("Enter")
    editor.types("two").press("Enter", "Enter").uses("Numbers").types("first").press("Enter").types("second")
    assert pressed(editor) == ["Numbers"]
    editor.press("Enter", "Enter").uses("Tasks").types("ask").press("Enter").types("decide")
    editor.press("Enter", "Enter").uses("Quote").types("So be it.").press("Enter", "Enter").types("End.")
    editor.carries(
        "## Heat\n\nThe **belt** is hot.\n\n- one\n- two\n\n1. first\n2. second\n\n- [ ] ask\n"
        "- [ ] decide\n\n"
        "> So be it.\n\nEnd."
    )


def test_marks_go_on_and_off_words_and_lines(editor: Editor) -> None:
    editor.begins("one two\n\n- three\n- four").press("Control+Home", "ArrowRight")
    editor.press("Control+b").carries("**one** two\n\n- three\n- four")
    editor.press("Control+i").carries("***one*** two\n\n- three\n- four")
    editor.press("Control+b").carries("*one* two\n\n- three\n- four")
    editor.press("Control+a", "Control+b").carries("***one* two**\n\n- **three**\n- **four**")
    editor.press("Control+z", "Control+a").uses("Quote")
    editor.carries("> *one* two\n\n> - three\n> - four")
    editor.uses("Quote", "List").carries("- *one* two\n\n- three\n- four")
    editor.uses("Tasks").carries("- [ ] *one* two\n\n- [ ] three\n- [ ] four")
    editor.uses("Tasks").carries("*one* two\n\nthree\nfour")
    editor.uses("Subheading").carries("### *one* two\n\n### three\n### four")
    for _ in range(6):
        editor.press("Control+z")
    editor.carries("*one* two\n\n- three\n- four")


def test_items_go_further_in_and_out_and_lines_break(editor: Editor) -> None:
    editor.begins("- one").press("Enter").types("two").press("Control+]").carries("- one\n  - two")
    editor.press("Enter").types("three").press("Control+[").carries("- one\n  - two\n- three")
    editor.press("Enter", "Enter").types("Street 1").press("Shift+Enter").types("Ghent")
    editor.carries("- one\n  - two\n- three\n\nStreet 1\\\nGhent")


def test_items_go_in_and_out_by_button_where_that_changes_something(editor: Editor) -> None:
    tools = editor.page.get_by_role("toolbar", name="Items of this list")
    editor.begins("Words.")
    expect(tools).to_be_hidden()
    editor.press("Enter").uses("List").types("one")
    expect(editor.tool("Further in")).to_have_attribute("aria-disabled", "true")
    editor.press("Enter").types("two").uses("Further in").carries("Words.\n\n- one\n  - two")
    expect(editor.text).to_be_focused()
    # The keyboard's way: on from the text, one stop, arrow keys inside.
    editor.press("Tab")
    expect(editor.tool("Further in")).to_be_focused()
    editor.press("ArrowRight", "Enter").carries("Words.\n\n- one\n- two")
    expect(editor.text).to_be_focused()
    expect(editor.tool("Further out")).to_have_attribute("aria-disabled", "true")


def test_a_link_is_set_changed_and_taken_off(editor: Editor) -> None:
    page = editor.begins("See the map").page
    editor.press("Control+Shift+ArrowLeft", "Control+k")
    expect(page.get_by_role("textbox", name="Words")).to_have_value("map")
    page.get_by_role("textbox", name="Address").fill("javascript:alert(1)")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Address")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("Give an address such as city.example/plan")).to_be_visible()
    page.get_by_role("textbox", name="Address").fill("city.example/a (b)")
    page.keyboard.press("Enter")
    editor.carries("See the [map](https://city.example/a%20%28b%29)")
    editor.press("ArrowLeft").uses("Link")
    page.get_by_role("textbox", name="Address").fill("ana@city.example")
    page.get_by_role("button", name="Set the link").click()
    editor.carries("See the [map](mailto:ana@city.example)")
    editor.press("ArrowLeft").uses("Link", "Words only, no link").carries("See the map")


def test_a_note_gets_a_label_of_its_own(editor: Editor) -> None:
    page = editor.begins("Counted twice\n\nAnd so on.").page
    editor.press("Control+Home", "End").uses("Note")
    page.get_by_role("button", name="Add the note").click()
    expect(page.get_by_text("Write the note’s words.")).to_be_visible()
    page.get_by_role("textbox", name="What the note says").fill("By the\nparks department.")
    page.get_by_role("button", name="Add the note").click()
    expect(editor.text).to_be_focused()
    label = editor.value.split("[^")[1].split("]")[0]
    assert len(label) == 5
    editor.carries(f"Counted twice[^{label}]\n\nAnd so on.\n\n[^{label}]: By the parks department.\n")
    editor.types(".").carries(
        f"Counted twice[^{label}].\n\nAnd so on.\n\n[^{label}]: By the parks department.\n"
    )


def test_words_are_found_and_replaced(editor: Editor) -> None:
    page = editor.begins("A tree and a tree, trees.").page
    editor.press("Control+f").types("tree")
    panel = page.get_by_role("search", name="Find in this text")
    expect(panel).to_contain_text("3 places")
    panel.get_by_label("Replace by").fill("lime")
    panel.get_by_role("button", name="Replace all").click()
    editor.carries("A lime and a lime, limes.")
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(editor.text).to_be_focused()


def test_words_are_counted_as_the_server_counts_them(editor: Editor) -> None:
    page = editor.begins("Twenty-one trees, [see](https://city.example/a/b) **Plzeň** 51°.").page
    expect(page.get_by_text("5 words", exact=True)).to_be_visible()
    editor.begins("One")
    expect(page.get_by_text("1 word", exact=True)).to_be_visible()


def test_the_preview_is_the_servers_and_leaves_the_focus(editor: Editor) -> None:
    page = editor.begins("Some **bold** words.").page
    page.get_by_role("button", name="Preview, without storing").click()
    drawn = page.get_by_role("region", name="Preview").locator(".prose")
    expect(drawn.locator("strong")).to_have_text("bold")
    editor.text.focus()
    editor.press("Control+End").types(" More.")
    expect(drawn).to_have_text("Some bold words. More.")
    expect(editor.text).to_be_focused()
    page.get_by_role("button", name="Close the preview").click()
    expect(page.get_by_role("button", name="Preview, without storing")).to_be_focused()
    editor.carries("Some **bold** words. More.")


def test_another_script_replaces_the_text_and_the_caret_stays(editor: Editor) -> None:
    editor.begins("First.\n\nSecond.\n\nThird.").press("Control+Home", "ArrowDown", "ArrowDown", "End").types(
        " Mine."
    )
    taken = editor.page.evaluate(
        """text => !document.querySelector("textarea[name=text]").dispatchEvent(
            new CustomEvent("trellis:replace", {cancelable: true, bubbles: true, detail: {text}}))""",
        "First, by Marta.\n\nSecond. Mine.\n\nThird.",
    )
    assert taken is True
    editor.carries("First, by Marta.\n\nSecond. Mine.\n\nThird.")
    editor.press("Control+z").carries("First, by Marta.\n\nSecond.\n\nThird.")
    editor.types(" Too.").carries("First, by Marta.\n\nSecond. Too.\n\nThird.")
