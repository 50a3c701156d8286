"""The editor as a writer meets it: what to press, and the Markdown that the form carries."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Somebody

PASTE = """([kinds, files]) => {
    const data = new DataTransfer();
    for (const [kind, words] of Object.entries(kinds)) data.setData(kind, words);
    for (const [name, type, bytes] of files) data.items.add(new File([new Uint8Array(bytes)], name, {type}));
    document.querySelector(".cm-content").dispatchEvent(
        new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""
DROP = """([files, x, y]) => {
    const data = new DataTransfer();
    for (const [name, type, bytes] of files) data.items.add(new File([new Uint8Array(bytes)], name, {type}));
    document.querySelector(".cm-content").dispatchEvent(new DragEvent("drop", {
        dataTransfer: data, clientX: x, clientY: y, bubbles: true, cancelable: true}));
}"""
File = tuple[str, str, list[int]]


class Editor:
    """The editor of one section in one browser."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.text = page.get_by_label("Text", exact=True)
        expect(page.get_by_role("toolbar", name="Formatting")).to_be_visible()

    def tool(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def begins(self, text: str) -> "Editor":
        """All of the text is this, the caret at its end."""
        self.text.focus()
        self.press("Control+a", "Delete")
        self.page.keyboard.insert_text(text)
        self.carries(text)
        return self.press("Control+End")

    def uses(self, *names: str) -> "Editor":
        for name in names:
            self.tool(name).click()
        return self

    def types(self, words: str) -> "Editor":
        self.page.keyboard.type(words)
        return self

    def press(self, *keys: str) -> "Editor":
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def pastes(self, html: str = "", plain: str = "", files: tuple[File, ...] = ()) -> "Editor":
        kinds = {kind: words for kind, words in (("text/html", html), ("text/plain", plain)) if words}
        self.page.evaluate(PASTE, [kinds, list(files)])
        return self

    def drops(self, *files: File) -> "Editor":
        box = self.text.bounding_box()
        assert box
        self.page.evaluate(DROP, [list(files), box["x"] + 80, box["y"] + 30])
        return self

    def carries(self, text: str) -> None:
        """The form would send this; an input's value knows no other line end."""
        expect(self.page.locator("textarea[name=text]")).to_have_value(text)

    @property
    def value(self) -> str:
        return self.page.locator("textarea[name=text]").input_value()


def opens(writer: Somebody, section: str, city: str = "plzen", cohort: str = "") -> Editor:
    return Editor(writer.goes(f"/{cohort or writer.site.running}/plans/{city}/{section}/edit/"))


def signs_in(somebody: Callable[..., Somebody], who: str = "plzen.policy", **how: object) -> Somebody:
    return somebody(**how).signs_in(f"{who}@demo.example")
