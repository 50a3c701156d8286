"""Every pair of ink and ground in tokens.css, computed as WCAG 2.2 does, in light and dark."""

import math
import re

import pytest

from tests.browser.site import ROOT

pytestmark = pytest.mark.once
TOKENS = (ROOT / "static/css/tokens.css").read_text(encoding="utf-8")
OKLCH = r"oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)"
COLOURS = {
    name: {"light": light, "dark": dark}
    for name, *numbers in re.findall(rf"--([\w-]+):\s*light-dark\({OKLCH},\s*{OKLCH}\)", TOKENS)
    for light, dark in [(tuple(map(float, numbers[:3])), tuple(map(float, numbers[3:])))]
}
VOICES = ["policy", "technical", "common", "alert"]
READING, TEXT, PARTS = 7.0, 4.5, 3.0
PAPERS = ["paper", "paper-2", "paper-3"]
WASHES = ["policy-wash", "technical-wash", "common-wash", "alert-wash"]
MARKS = ["mark-new", "mark-remark"]
# (what is written, on what, how much it must stand out)
PAIRS = [
    *(("ink", ground, READING) for ground in PAPERS + WASHES + MARKS),
    *(("ink-2", ground, TEXT) for ground in PAPERS + WASHES + MARKS),
    *(("ink-3", ground, TEXT) for ground in PAPERS),
    *((f"{seat}-ink", ground, TEXT) for seat in VOICES for ground in PAPERS[:2]),
    *((f"{seat}-ink", f"{seat}-wash", TEXT) for seat in VOICES),
    *(("on-action", ground, TEXT) for ground in ("action", "action-strong")),
    *((f"heat-ink-{step}", f"heat-{step}", TEXT) for step in range(5)),
    *((fill, "paper", PARTS) for fill in [*VOICES, "edge", "focus", "action"]),
]  # fmt: skip


def luminance(lightness: float, chroma: float, hue: float) -> float:
    """Of an oklch colour in sRGB; the matrices are those of CSS Color 4."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    level = lightness / 100
    long, middle, short = (
        (level + 0.3963377774 * a + 0.2158037573 * b) ** 3,
        (level - 0.1055613458 * a - 0.0638541728 * b) ** 3,
        (level - 0.0894841775 * a - 1.2914855480 * b) ** 3,
    )
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    return sum(w * min(max(c, 0), 1) for w, c in ((0.2126, red), (0.7152, green), (0.0722, blue)))


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    bright, dim = sorted((luminance(*one), luminance(*other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def test_black_on_white_is_the_most_there_is() -> None:
    assert round(contrast((0, 0, 0), (100, 0, 0)), 2) == 21.0
    # A middle grey of oklch 60 %: sRGB 128.5, by hand 3.95 on white.
    assert round(contrast((59.99, 0, 0), (100, 0, 0)), 1) == 3.9


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_ink_stands_out_on_its_grounds(scheme: str) -> None:
    assert len(COLOURS) == TOKENS.count("light-dark(")
    found = {
        f"{ink} on {ground}": round(contrast(COLOURS[ink][scheme], COLOURS[ground][scheme]), 1)
        for ink, ground, least in PAIRS
        if contrast(COLOURS[ink][scheme], COLOURS[ground][scheme]) < least
    }
    assert found == {}


def test_no_colour_is_written_outside_the_tokens() -> None:
    colours = re.compile(r"#[0-9a-fA-F]{3,8}\b(?=[\s;,)])|\b(?:rgba?|hsla?|oklch|oklab)\([^)]*\)")
    wild = [
        f"{path.name}: {found}"
        for path in sorted((ROOT / "static/css").rglob("*.css"))
        if path.name not in {"tokens.css", "admin.css"}
        for found in colours.findall(path.read_text(encoding="utf-8"))
    ]
    assert wild == []
