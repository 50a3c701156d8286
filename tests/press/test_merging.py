"""Joining: parts printed alone become one file in which nothing is lost, doubled or dead."""

import io
import re
from typing import Any

import pikepdf
import pytest

from press.checking import check_pdf, check_whole
from press.job import Finding, Job, Joining, PressFailed, Printed, Run
from press.workshop import Workshop

from .conftest import SHEET

FOOT = """
body { string-set: book attr(data-book) }
@page { @top-left { content: string(book) } @bottom-left-corner { content: "\\2007"; font-size: 10pt } }
@page bare { @bottom-left-corner { content: none } }
.bare { page: bare }
"""
TABLE = (
    "<table><thead><tr><th>a</th></tr></thead><tbody><tr><th scope=row>b</th><td>c</td></tr></tbody></table>"
)
ONE = f'<h1 id="one">One</h1><p>abc <a href="elsewhere:two">there</a></p>{TABLE}'
LINKS = '<a href="elsewhere:one">back</a> <a href="#two">up</a>'
TWO = f'<h1 id="two">Two</h1><h2>More</h2><p>xyz {LINKS}</p>{TABLE}'
BARE = '<div class="bare"><h1 id="front">Front</h1><p lang="bg">abc</p></div>'


def run_of(square: bytes) -> tuple[Run, dict[str, bytes]]:
    run = Run(
        (SHEET, FOOT), "Title", "en", "ab" * 16, "2025-03-14T00:00:00+00:00", author="Some", subject="Of"
    )
    return run, {"square.ttf": square}


def print_parts(square: bytes, *bodies: str) -> list[Printed]:
    """Each body as a part of its own."""
    run, files = run_of(square)
    jobs = [
        Job(f"p{number}", f'<html lang="en"><body data-book="A book">{body}</body></html>')
        for number, body in enumerate(bodies)
    ]
    with Workshop(run, files) as workshop:
        done = dict(workshop.work(jobs))
    parts = [done[job.name] for job in jobs]
    assert [part for part in parts if isinstance(part, PressFailed)] == []
    return [part for part in parts if isinstance(part, Printed)]


def join(square: bytes, parts: list[Printed]) -> Printed:
    run, files = run_of(square)
    with Workshop(run, files) as workshop:
        ((_, outcome),) = workshop.work([Joining(parts, "trellis:square.ttf")])
    assert isinstance(outcome, Printed), outcome.log
    return outcome


@pytest.fixture(scope="module")
def parts(square: bytes) -> list[Printed]:
    return print_parts(square, BARE, ONE, TWO)


@pytest.fixture(scope="module")
def joined(square: bytes, parts: list[Printed]) -> Printed:
    return join(square, parts)


def opened(printed: Printed) -> Any:
    return pikepdf.open(io.BytesIO(printed.pdf))


def test_nothing_is_found_in_the_parts_nor_in_the_whole(parts: list[Printed], joined: Printed) -> None:
    assert [part.findings for part in parts] == [[], [], []]
    assert joined.findings == []
    assert check_pdf(joined.pdf) == []


def test_every_link_has_its_place(joined: Printed) -> None:
    with opened(joined) as pdf:
        names = [str(name) for name in list(pdf.Root.Names.Dests.Names)[::2]]
        goals = [str(note.Dest) for page in pdf.pages for note in page.obj.get("/Annots", [])]
    assert names == ["front", "one", "two"]
    assert goals == ["two", "one", "two"]


def test_bookmarks_follow_each_other(joined: Printed) -> None:
    with opened(joined) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Front", "One", "Two"]
        assert [item.title for item in outline.root[2].children] == ["More"]
        assert pdf.Root.Outlines.Count == 4


def test_each_page_but_the_bare_one_has_its_number(joined: Printed) -> None:
    with opened(joined) as pdf:
        streams = [
            b"".join(stream.read_bytes() for stream in page.Contents)
            if isinstance(page.Contents, pikepdf.Array)
            else page.Contents.read_bytes()
            for page in pdf.pages
        ]
        font: Any = pdf.pages[1].Resources.Font["/Folio"]
        letters = dict(re.findall(rb"<(\w{4})> <(\w{4})>", font.ToUnicode.read_bytes()))
    stamped = [re.findall(rb"/Folio [\d.]+ Tf [\d.]+ [\d.]+ Td <(\w+)> Tj", stream) for stream in streams]
    assert [[letters[glyph] for glyph in page] for page in stamped] == [[], [b"0032"], [b"0033"]]


def test_running_heads_are_no_text(parts: list[Printed], joined: Printed) -> None:
    with opened(joined) as pdf:
        stream = pdf.pages[1].Contents[1].read_bytes()
        tree = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    # The book's name above, the blank for the number below.
    assert stream.count(b"/Artifact\n<</Type /Pagination>>\nBDC") == 2
    keys = [int(key) for key in tree[::2]]
    assert keys == list(range(6)), "three pages, then three links"


def test_header_cells_are_named_once(joined: Printed) -> None:
    with opened(joined) as pdf:
        cells = [
            o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") in ("/TH", "/TD")
        ]
        names = [str(cell.ID) for cell in cells if "/ID" in cell]
        headers = [str(name) for cell in cells for name in cell.A.get("/Headers", [])]
    assert len(names) == len(set(names)) == 4
    assert sorted({name.partition("-")[0] for name in names}) == ["p1", "p2"]
    assert set(headers) <= set(names)


def test_a_passage_in_another_language_says_so(joined: Printed) -> None:
    with opened(joined) as pdf:
        said = [
            (str(o.S), str(o.Lang))
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/StructElem" and "/Lang" in o
        ]
    assert said == [("/P", "bg")]


def test_a_font_is_embedded_once_with_the_letters_of_all_parts(joined: Printed) -> None:
    with opened(joined) as pdf:
        files = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontFile2" in o]
        fonts = {page.Resources.Font[key].objgen for page in pdf.pages for key in page.Resources.Font}
    assert sorted(str(each.FontName).partition("+")[2] for each in files) == ["Folio", "Square"]
    assert len(fonts) == 2


def test_the_file_says_what_it_is(joined: Printed) -> None:
    with opened(joined) as pdf, pdf.open_metadata() as metadata:
        assert (metadata["dc:title"], metadata["pdfuaid:part"], str(pdf.Root.Lang)) == ("Title", "1", "en")
        assert str(pdf.docinfo.CreationDate) == "D:20250314000000+00'00'"
        assert bytes(pdf.trailer.ID[0]) == bytes.fromhex("ab" * 16)


def test_the_same_parts_give_the_same_bytes(
    square: bytes, joined: Printed, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert join(square, print_parts(square, BARE, ONE, TWO)).pdf == joined.pdf


def test_a_link_to_nowhere_and_a_lost_page_are_found(square: bytes) -> None:
    whole = join(square, print_parts(square, '<h1>One</h1><p><a href="elsewhere:none">there</a></p>'))
    assert whole.findings == [Finding("link to nowhere: none", 0)]
    assert check_whole(whole.pdf, 2)[0] == Finding("1 pages in place of 2")


def test_a_part_names_the_page_of_what_it_lacks(square: bytes) -> None:
    (part,) = print_parts(square, '<h1>One</h1><h3 style="break-before: page">Three</h3>')
    assert part.findings == [Finding("heading of level 3 after level 1", 1)]
