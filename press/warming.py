"""What every child would load for itself, loaded once before the first is forked.

Nothing here may touch a font: Pango could start threads, and they would not live on in a child.
"""

import importlib
from functools import cache
from typing import TYPE_CHECKING

from press.job import Run

if TYPE_CHECKING:
    from weasyprint import CSS

MODULES = (
    "fontTools.ttLib",
    "press.checking",
    "press.fetcher",
    "press.finishing",
    "press.merging",
    "press.sparing",
)
# What the printer asks of C libraries by name; each child would read their declarations again.
# One that is missing here costs time and nothing else.
FOREIGN = (
    "FcChar8 **", "FcResult *", "PangoFcFontMap *", "PangoLogAttr[]", "PangoRectangle *", "char[4]", "char[]",
    "hb_tag_t[100]", "unsigned int *",
)  # fmt: skip
# Rules that fetch while they are read: only a child may, with its own fetcher.
FETCHING = ("@font-face", "@import", "@color-profile")


def warm(run: Run) -> None:
    """Load the modules, the hyphenation of the run's language and its styles."""
    import pyphen  # type: ignore[import-untyped]
    from weasyprint.text.ffi import ffi

    for module in MODULES:
        importlib.import_module(module)
    for name in FOREIGN:
        ffi.typeof(name)
    if language := pyphen.language_fallback(run.lang):
        pyphen.Pyphen(lang=language)
    for sheet in run.stylesheets:
        if stands_alone(sheet):
            parsed(sheet)


def stands_alone(sheet: str) -> bool:
    """Whether a style can be read before there are fonts and files."""
    return not any(rule in sheet for rule in FETCHING)


@cache
def parsed(sheet: str) -> "CSS":
    """A style ready to be applied."""
    from weasyprint import CSS

    return CSS(string=sheet)
