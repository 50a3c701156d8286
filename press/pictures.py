"""Puts a plain PNG into a document as it is packed; the printer would unpack it and pack it anew."""

import io
import struct
import zlib
from collections.abc import Iterator
from typing import Any

from weasyprint.images import RasterImage

SIGNATURE = 8
# Channels by PNG's kinds of colour; neither a palette nor transparency is plain.
PLAIN = {0: 1, 2: 3}


def keep_pictures_packed() -> None:
    """From now on, this process packs only the pictures that it must change."""
    pack = RasterImage._get_png_data

    def keep_or_pack(picture: Any) -> bytes:
        kept = plain_data(picture)
        return bytes(pack(picture)) if kept is None else kept

    RasterImage._get_png_data = staticmethod(keep_or_pack)


def plain_data(picture: Any) -> bytes | None:
    """The packed rows of a picture just opened from a plain PNG; None if it is not that, or not whole."""
    file = getattr(picture, "fp", None)
    if picture.format != "PNG" or not isinstance(file, io.BytesIO):
        return None
    chunks = list(read_chunks(file.getvalue()))
    width, height, depth, colour, *_methods, interlaced = struct.unpack("!IIBBBBB", chunks[0][1])
    if depth != 8 or colour not in PLAIN or interlaced:
        return None
    packed = b"".join(data for kind, data in chunks if kind == b"IDAT")
    size = height * (1 + width * PLAIN[colour])
    return packed if is_whole(packed, size) else None


def is_whole(packed: bytes, size: int) -> bool:
    """Whether it unpacks to so many bytes, and nothing hangs on behind them."""
    reader = zlib.decompressobj()
    try:
        unpacked = reader.decompress(packed, size + 1)
    except zlib.error:
        return False
    return len(unpacked) == size and reader.eof and not reader.unused_data


def read_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The pieces of a PNG by their kinds."""
    place = SIGNATURE
    while place + 8 <= len(data):
        length, kind = struct.unpack_from("!I4s", data, place)
        yield kind, data[place + 8 : place + 8 + length]
        place += length + 12
