"""Reads the print styles, with every value that has a name written out where it is used.

The printer would look each one up anew for every element, which is a thirtieth of its work.
"""

import re
from collections.abc import Iterable

from guide.domain.printing.pinned import PRINT

STYLESHEETS = ("fonts.css", "page.css", "voices.css", "constructs.css", "matter.css", "parts.css")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
ROOT = re.compile(r":root\s*\{([^}]*)\}")
GIVEN, USED = re.compile(r"(--[\w-]+)\s*:\s*([^;}]+)"), re.compile(r"var\((--[\w-]+)\)")


def read_styles() -> tuple[str, ...]:
    """The sheets in their order."""
    return settle_values([(PRINT / name).read_text("utf-8") for name in STYLESHEETS])


def settle_values(sheets: Iterable[str]) -> tuple[str, ...]:
    """The same sheets: what `:root` alone gives a value is replaced by it, what others give one too stays."""
    bare = [COMMENT.sub("", sheet) for sheet in sheets]
    settled = {
        name: value.strip()
        for sheet in bare
        for root in ROOT.findall(sheet)
        for name, value in GIVEN.findall(root)
    }
    for sheet in bare:
        for name, _value in GIVEN.findall(ROOT.sub("", sheet)):
            settled.pop(name, None)
    return tuple(USED.sub(lambda used: settled.get(used[1], used[0]), sheet) for sheet in bare)
