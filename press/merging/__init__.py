"""Joins printed parts into one file: pages, tags, places, bookmarks, fonts and page numbers."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import pikepdf

from press.job import Printed, Run
from press.merging.face import title_file
from press.merging.folios import stamp_folios
from press.merging.fonts import share_fonts
from press.merging.navigation import join_bookmarks, join_places, settle_links
from press.merging.structure import join_tags


def join_parts(run: Run, parts: Sequence[Printed], files: Mapping[str, Path], folio: str) -> bytes:
    """The parts as one tagged file; equal parts give equal bytes.

    A link to another part finds its place by name; fonts that several parts use are embedded once;
    `folio` names the font in which each page's number is set.
    """
    opened = [pikepdf.open(io.BytesIO(part.pdf)) for part in parts]
    whole = pikepdf.new()
    for part in opened:
        whole.pages.extend(part.pages)
    join_tags(whole, opened)
    join_places(whole, opened)
    join_bookmarks(whole, opened)
    settle_links(whole)
    share_fonts(whole, opened, [part.facts for part in parts], files)
    stamp_folios(whole, [folio for part in parts for folio in part.facts["folios"]], files.get(folio))
    title_file(whole, run)
    out = io.BytesIO()
    whole.save(
        out,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        deterministic_id=True,
    )
    return out.getvalue()
