"""Tables in the editor: rows and columns come and go, and no other cell changes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Somebody
from tests.browser.editing import Editor, opens, signs_in

pytestmark = [pytest.mark.once, pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def editor(somebody: Callable[..., Somebody]) -> Editor:
    return opens(signs_in(somebody), "data")


def test_a_table_is_made_and_filled_without_a_mouse(editor: Editor) -> None:
    editor.begins("Counts:").uses("Table").types("Street")
    editor.carries(
        "Counts:\n\n| Street | Second column | Third column |\n| --- | --- | --- |\n|   |   |   |\n"
        "|   |   |   |"
    )
    editor.uses("Remove this column").types("Trees").uses("Remove this column").types("Trees")
    editor.carries("Counts:\n\n| Trees |\n| --- |\n|   |\n|   |")
    editor.press("Enter").types("4").press("Control+End", "Enter").types("So.")
    editor.carries("Counts:\n\n| Trees |\n| --- |\n| 4  |\n|   |\n\nSo.")


def test_rows_and_columns_come_and_go(editor: Editor) -> None:
    tools = editor.page.get_by_role("toolbar", name="Rows and columns of this table")
    editor.begins("")
    expect(tools).to_be_hidden()
    editor.begins("  a | b \\| c |\n  :-- | --: |\n  1 | 2 |").press("Home", "ArrowRight", "ArrowRight")
    expect(tools).to_be_visible()
    assert editor.tool("Table").get_attribute("aria-disabled") == "true"
    editor.uses("Add a row", "Undo").carries("  a | b \\| c |\n  :-- | --: |\n  1 | 2 |")
    editor.uses("Add a row").types("3").carries("  a | b \\| c |\n  :-- | --: |\n  1 | 2 |\n| 3  |   |")
    editor.press("ArrowUp").uses("Add a column").types("x")
    editor.carries("  |a |   | b \\| c |\n  |:-- | --- | --: |\n  |1 | x  | 2 |\n| 3  |   |   |")
    editor.uses("Remove this row").carries("  |a |   | b \\| c |\n  |:-- | --- | --: |\n| 3  |   |   |")
    editor.press("Control+Home").uses("Remove this row").carries("")
    expect(tools).to_be_hidden()
