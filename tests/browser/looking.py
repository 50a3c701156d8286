"""What a page must be in whatever window it is read: sound for axe, whole, one main, a title."""

import collections
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.site import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
LOST = (Path(__file__).resolve().parent / "lost.js").read_text(encoding="utf-8")
# Desktop, tablet, phone.
SIZES = {1440: 900, 768: 1024, 390: 844}
# Everything axe knows of WCAG 2.2 A and AA and of best practice; `target-size` it leaves out unless asked.
RULES = """{
    runOnly: {type: 'tag', values: [
        'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']},
    rules: {'target-size': {enabled: true}},
    resultTypes: ['violations'], preload: false,
}"""
# Between light and dark our styles change colours alone (`light-dark()`): these are axe's rules of colours.
COLOURS = """{
    runOnly: {type: 'rule', values: ['color-contrast', 'link-in-text-block']},
    resultTypes: ['violations'], preload: false,
}"""
SCHEMES = {"light": RULES, "dark": COLOURS}
# In forced colours axe measures colours that are not shown: there a text and its ground must differ.
FADED = """() => [...document.querySelectorAll("main *, header *")].filter((each) => {
    const style = getComputedStyle(each);
    if (style.forcedColorAdjust === "none" || !each.checkVisibility()) return false;
    let on = each;
    while (on && /, 0\\)$|transparent/.test(getComputedStyle(on).backgroundColor)) on = on.parentElement;
    return on && getComputedStyle(on).backgroundColor === style.color;
}).map((each) => `${each.localName}.${each.className} fades into its ground`)"""
# 320 pixels are 1,280 at 400 per cent, and what no page may need more of.
PLAIN, TWICE = 16, 32
NARROW = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 900}

counted: collections.Counter[str] = collections.Counter()


def violations(page: Page, rules: str = RULES) -> list[str]:
    if page.evaluate("typeof window.axe") == "undefined":
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(f"axe.run(document, {rules})")["violations"]
    return [
        f"{each['id']} at {node['target']}: {node['failureSummary']}"
        for each in found
        for node in each["nodes"]
    ]


def looks(page: Page) -> list[str]:
    """Whatever is wrong with the page in every size and scheme; it is loaded once."""
    wrong = []
    for width, height in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme, rules in SCHEMES.items():
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            wrong += [f"{width} {scheme}: {each}" for each in violations(page, rules)]
            counted["looks"] += 1
        wrong += [f"{width}: {each}" for each in page.evaluate(LOST)]
    counted["pages"] += 1
    return wrong + frame(page) + reflows(page)


def frame(page: Page) -> list[str]:
    seen = page.evaluate(
        """() => ({
            mains: document.querySelectorAll('main').length,
            lang: document.documentElement.lang,
            headings: document.querySelectorAll('h1').length,
        })"""
    )
    right = {"mains": 1, "lang": "en-gb", "headings": 1}
    wrong = [f"{name} is {seen[name]}" for name in right if seen[name] != right[name]]
    return wrong + ([] if page.title().endswith("Trellis") else [f"title is {page.title()!r}"])


def reflows(page: Page) -> list[str]:
    """Nothing is lost at 320 pixels, with text of twice the size, or in a reader's own few colours."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce", forced_colors="active")
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    wrong = [f"320: {each}" for each in page.evaluate(LOST)]
    wrong += [f"forced colours: {each}" for each in page.evaluate(FADED)]
    page.emulate_media(color_scheme="light", reduced_motion="reduce", forced_colors="none")
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    text_of(page, TWICE)
    wrong += [f"text of 200 %: {each}" for each in page.evaluate(LOST)]
    text_of(page, PLAIN)
    return wrong


def text_of(page: Page, pixels: int) -> None:
    """As the reader's own setting of the browser has it: all that is measured in letters follows."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": pixels, "fixed": pixels * 13 // 16}})
    page.wait_for_function(f"getComputedStyle(document.documentElement).fontSize === '{pixels}px'")
    session.detach()
