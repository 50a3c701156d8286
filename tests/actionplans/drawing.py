"""Small pictures for tests."""

import io
from typing import Any

from PIL import Image


def drawn(kind: str = "PNG", size: tuple[int, int] = (6, 4), **options: Any) -> bytes:
    """A red picture with a blue left half."""
    canvas = Image.new("RGB", size, "red")
    canvas.paste("blue", (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    canvas.save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))
