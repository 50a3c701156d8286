"""Which files are given out: told by what is in them, and called by a name that does no harm."""

import io

import pytest
from django.core.exceptions import ValidationError

from programme.domain.supplies.kinds import find_kind
from programme.domain.supplies.names import safe_name
from programme.domain.supplies.uploads import MOST_BYTES, read_upload
from tests.programme.supplying import packed, sent

pytestmark = pytest.mark.once

ODT = b"application/vnd.oasis.opendocument.text"
TAKEN = {
    "pdf": b"%PDF-1.7\n",
    "png": b"\x89PNG\r\n\x1a\n0000",
    "jpg": b"\xff\xd8\xff\xe0",
    "gif": b"GIF89a",
    "webp": b"RIFF\x00\x00\x00\x00WEBPVP8 ",
    "docx": packed("[Content_Types].xml", "word/document.xml"),
    "xlsx": packed("[Content_Types].xml", "xl/workbook.xml"),
    "pptx": packed("ppt/presentation.xml"),
    "odt": packed("content.xml", first=("mimetype", ODT)),
    "zip": packed("a.txt", "b.txt"),
    "txt": "Straße, Łódź\n".encode(),
}
REFUSED = {
    "a program": b"\x7fELF\x02\x01\x01\x00",
    "a program of Windows": b"MZ\x90\x00\x03",
    "an old document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00",
    "a page": b"  <!doctype html><script>alert(1)</script>",
    "a page after its mark": b"\xef\xbb\xbf<html>",
    "a drawing": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "a page in two bytes a letter": "<html>".encode("utf-16"),
    "a document with macros": packed("word/document.xml", "word/vbaProject.bin"),
    "a broken archive": packed("word/document.xml")[:40],
    "half an archive": packed("a.txt")[20:],
    "a long list": packed(*[f"{number:0100}" for number in range(8_000)]),
    "no letters": b"\x00\x01\x02",
}


@pytest.mark.parametrize("ending", TAKEN)
def test_what_is_given_out_is_told_by_its_content(ending: str) -> None:
    assert sent(TAKEN[ending], "report.exe").name == f"report.{ending}"


@pytest.mark.parametrize("name", REFUSED)
def test_anything_else_is_refused_with_what_to_send(name: str) -> None:
    with pytest.raises(ValidationError) as refused:
        sent(REFUSED[name], "report.pdf")

    assert refused.value.messages[0][0].isupper()
    assert refused.value.messages[0][-1] == "."


def test_a_locked_archive_is_refused() -> None:
    data = bytearray(packed("a.txt"))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1

    with pytest.raises(ValidationError, match="locked with a password"):
        sent(bytes(data), "a.zip")


def test_a_table_is_a_text_that_says_so() -> None:
    kinds = [find_kind(b"a;b\n", name).content_type for name in ("a.CSV", "a.txt", "a", "csv")]
    old = find_kind("Zürich;1\n".encode("cp1252"), "a.csv").content_type

    assert [*kinds, old] == ["text/csv", "text/plain", "text/plain", "text/plain", "text/csv"]


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "This file is empty."), (b"a" * (MOST_BYTES + 1), "This file is larger than 20")],
)
def test_an_empty_or_too_large_file_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        read_upload(io.BytesIO(data), "a.txt")


def test_a_file_of_the_largest_size_is_taken() -> None:
    assert len(read_upload(io.BytesIO(b"a" * MOST_BYTES), "a.txt").data) == MOST_BYTES


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Städte & Daten (2).pdf", "Städte & Daten (2).pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\temp\\map.pdf", "map.pdf"),
        ("a\r\nSet-Cookie: b.pdf", "a Set-Cookie b.pdf"),
        ('"; filename="evil.html', "filename evil.pdf"),
        ("report\u202efdp.exe", "report fdp.pdf"),
        ("..hidden.", "hidden.pdf"),
        ("CON.pdf", "material.pdf"),
        ("lpt1", "material.pdf"),
        ("\x00\x00.pdf", "material.pdf"),
        ("", "material.pdf"),
        ("Αθήνα <b>.pdf", "Αθήνα b.pdf"),
        ("x" * 300 + ".pdf", "x" * 80 + ".pdf"),
    ],
)
def test_a_name_is_made_harmless(name: str, safe: str) -> None:
    assert safe_name(name, "pdf") == safe
