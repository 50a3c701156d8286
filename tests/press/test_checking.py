"""Checking: a careful reader's findings in a printed file."""

import io
from collections.abc import Callable

import pikepdf

from press.checking import check_pdf
from press.job import Finding

from .conftest import Print


def spoilt(data: bytes, spoil: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The same file after somebody meddled with it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        spoil(pdf)
        pdf.save(out)
    return out.getvalue()


def texts(findings: list[Finding]) -> list[str]:
    return [finding.text for finding in findings]


def test_a_sound_file_has_no_findings(press: Print) -> None:
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0L9 9"/></svg>'
    body = '<h1>One</h1><h2>Two</h2><p>Words.</p><img src="trellis:a.svg" alt="A line">'
    assert check_pdf(press(body, files={"a.svg": picture})) == []


def test_a_picture_without_words_and_a_skipped_heading_are_found(press: Print) -> None:
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0L9 9"/></svg>'
    data = press('<h1>One</h1><h3>Three</h3><img src="trellis:a.svg" alt="">', files={"a.svg": picture})
    assert sorted((found.text, found.page) for found in check_pdf(data)) == [
        ("figure without alternative text", 0),
        ("heading of level 3 after level 1", 0),
    ]


def test_what_the_whole_file_lacks_is_found(press: Print) -> None:
    def strip(pdf: pikepdf.Pdf) -> None:
        for key in ("/StructTreeRoot", "/Lang", "/Outlines", "/ViewerPreferences", "/Metadata"):
            del pdf.Root[key]
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript)

    assert texts(check_pdf(spoilt(press("<h1>One</h1>"), strip))) == [
        "not tagged",
        "no language",
        "no title",
        "does not claim PDF/UA-1",
        "title not displayed",
        "no bookmarks",
        "acts on opening",
    ]


def test_a_font_that_does_not_travel_is_found(press: Print) -> None:
    def unembed(pdf: pikepdf.Pdf) -> None:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                item.FontName = pikepdf.Name("/Square")
                del item["/FontFile2"]

    assert texts(check_pdf(spoilt(press("<h1>One</h1>"), unembed))) == ["font not embedded: /Square"]


def test_what_is_no_pdf_is_a_finding() -> None:
    findings = check_pdf(b"not a PDF")
    assert [text.partition(":")[0] for text in texts(findings)] == ["not a readable PDF"]
