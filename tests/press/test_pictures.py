"""Pictures: a plain PNG goes into the file as it is packed, any other is packed by the printer."""

import io
import random
import zlib
from typing import Any

import pikepdf
import pytest
from PIL import Image

from press.pictures import plain_data

from .conftest import Print


def png(mode: str = "RGB", **more: Any) -> bytes:
    """A small picture of noise."""
    size = 12 * 8 * len(Image.new(mode, (1, 1)).getbands())
    picture = Image.frombytes(mode, (12, 8), random.Random(1).randbytes(size))
    file = io.BytesIO()
    picture.save(file, "PNG", **more)
    return file.getvalue()


def rows(data: bytes) -> bytes | None:
    return plain_data(Image.open(io.BytesIO(data)))


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_plain_picture_is_taken_as_it_is_packed(mode: str) -> None:
    data = png(mode)
    start = data.index(b"IDAT") + 4
    assert rows(data) == data[start : start + int.from_bytes(data[start - 8 : start - 4], "big")]


def test_a_picture_with_a_palette_or_transparency_is_not() -> None:
    assert [rows(png(mode)) for mode in ("P", "RGBA", "LA")] == [None, None, None]


def test_a_picture_that_is_not_whole_or_carries_more_is_not() -> None:
    data = png()
    start = data.index(b"IDAT") + 4
    packed = rows(data)
    assert packed
    for other in (packed[:-5], packed + b"stowaway", zlib.compress(zlib.decompress(packed) + b"more")):
        changed = data[: start - 8] + len(other).to_bytes(4, "big") + b"IDAT" + other + data[-16:]
        picture = Image.open(io.BytesIO(data))
        picture.fp = io.BytesIO(changed)
        assert plain_data(picture) is None


@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA"])
def test_what_is_printed_shows_the_picture(press: Print, mode: str) -> None:
    data = png(mode)
    with pikepdf.open(io.BytesIO(press('<img src="trellis:a.png" alt="x">', files={"a.png": data}))) as pdf:
        drawings: Any = pdf.pages[0].get_images()
        (drawing,) = drawings.values()
        shown = pikepdf.PdfImage(drawing).as_pil_image()
    drawn = Image.open(io.BytesIO(data)).convert(shown.mode)
    assert shown.tobytes() == drawn.tobytes()
