"""A font made on the spot, and a short way to print."""

import datetime as dt
import io
from collections.abc import Callable, Mapping, Sequence

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from press.job import Limits
from press.printing import OnProgress, print_pdf

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,-–•"
SHEET = '@font-face { font-family: "Square"; src: url(trellis:square.ttf) } html { font-family: "Square" }'
MARCH = dt.datetime(2025, 3, 14, tzinfo=dt.UTC)

Print = Callable[..., bytes]


def square_font() -> bytes:
    """A font whose every letter is a square."""
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for corner in ((50, 500), (450, 500), (450, 0)):
        pen.lineTo(corner)
    pen.closePath()
    names = [".notdef", *(f"u{ord(letter):04X}" for letter in LETTERS)]
    square = pen.glyph()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({ord(letter): f"u{ord(letter):04X}" for letter in LETTERS})
    font.setupGlyf(dict.fromkeys(names, square))
    font.setupHorizontalMetrics(dict.fromkeys(names, (500, 50)))
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Square", "styleName": "Regular"})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    font.setupPost()
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


@pytest.fixture(scope="session")
def square() -> bytes:
    return square_font()


@pytest.fixture
def press(square: bytes) -> Print:
    """Prints a body with the square font on the shelf."""

    def go(
        body: str,
        *,
        files: Mapping[str, bytes] | None = None,
        sheets: Sequence[str] = (),
        limits: Limits | None = None,
        on_progress: OnProgress | None = None,
    ) -> bytes:
        return print_pdf(
            f'<html lang="en"><body>{body}</body></html>',
            files={"square.ttf": square, **(files or {})},
            stylesheets=[SHEET, *sheets],
            lang="en",
            title="A title",
            identifier=b"sixteen bytes...",
            created=MARCH,
            limits=limits or Limits(wall=300),
            on_progress=on_progress,
        )

    return go
