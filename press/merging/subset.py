"""Cuts a font down to the glyphs that are drawn, each keeping its number, by HarfBuzz."""

import ctypes
import ctypes.util
from collections.abc import Iterable
from functools import cache
from pathlib import Path

NO_HINTING, RETAIN_GIDS = 0x1, 0x2
DROPPED = (b"BASE", b"GPOS", b"GSUB", b"GDEF", b"DSIG", b"LTSH", b"PCLT", b"JSTF", b"name", b"OS/2", b"post")
DROP_TABLES = 3  # HB_SUBSET_SETS_DROP_TABLE_TAG
POINTERS = (
    "hb_blob_create_from_file",
    "hb_face_create",
    "hb_face_reference_blob",
    "hb_blob_get_data",
)
SUBSET_POINTERS = (
    "hb_subset_input_create_or_fail",
    "hb_subset_input_glyph_set",
    "hb_subset_input_set",
    "hb_subset_or_fail",
)


@cache
def libraries() -> tuple[ctypes.CDLL, ctypes.CDLL]:
    """HarfBuzz and its subsetter; both are there where WeasyPrint prints."""
    found = [ctypes.CDLL(ctypes.util.find_library(name)) for name in ("harfbuzz", "harfbuzz-subset")]
    for library, names in zip(found, (POINTERS, SUBSET_POINTERS), strict=True):
        for name in names:
            getattr(library, name).restype = ctypes.c_void_p
    return found[0], found[1]


def cut_font(path: Path, glyphs: Iterable[int]) -> bytes:
    """The font with these glyphs alone; ValueError if it cannot be cut."""
    text, subset = libraries()
    pointer = ctypes.c_void_p
    blob = pointer(text.hb_blob_create_from_file(str(path).encode()))
    face = pointer(text.hb_face_create(blob, 0))
    wanted = pointer(subset.hb_subset_input_create_or_fail())
    kept = pointer(subset.hb_subset_input_glyph_set(wanted))
    for glyph in sorted(glyphs):
        text.hb_set_add(kept, glyph)
    dropped = pointer(subset.hb_subset_input_set(wanted, DROP_TABLES))
    for table in DROPPED:
        text.hb_set_add(dropped, int.from_bytes(table, "big"))
    subset.hb_subset_input_set_flags(wanted, NO_HINTING | RETAIN_GIDS)
    cut = subset.hb_subset_or_fail(face, wanted)
    if not cut:
        raise ValueError(f"{path.name} cannot be cut")
    made, length = pointer(text.hb_face_reference_blob(pointer(cut))), ctypes.c_uint()
    data = ctypes.string_at(text.hb_blob_get_data(made, ctypes.byref(length)), length.value)
    for free, what in (("hb_face_destroy", pointer(cut)), ("hb_face_destroy", face)):
        getattr(text, free)(what)
    for blob_ in (made, blob):
        text.hb_blob_destroy(blob_)
    subset.hb_subset_input_destroy(wanted)
    return data
