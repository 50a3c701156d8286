"""Hands on the keys alone: to what bears some words, and on from there; the focus is seen at every step."""

from playwright.sync_api import Page

FOCUSED = """() => {
    const on = document.activeElement;
    // Between the last stop of a page and the first, the focus is the browser's own.
    if (on === document.body) return {name: "", ring: "none"};
    const label = on.labels?.length ? on.labels[0].innerText : on.innerText;
    const style = getComputedStyle(on);
    return {name: (on.ariaLabel ?? label ?? "").trim(), ring: style.outlineStyle, width: style.outlineWidth};
}"""


def reach(page: Page, *words: str) -> None:
    """Press Tab until the focus, which can be seen at every step, is on what bears these words."""
    page.wait_for_load_state()
    for _ in range(250):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["name"] == "" or (focused["ring"] != "none" and focused["width"] != "0px"), focused
        if all(word in focused["name"] for word in words):
            return
    raise AssertionError(f"Tab does not lead to {words}")


def follow(page: Page, *words: str) -> None:
    reach(page, *words)
    page.keyboard.press("Enter")


def writes(page: Page, label: str, words: str) -> None:
    reach(page, label)
    page.keyboard.type(words)
