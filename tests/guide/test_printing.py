"""The printed guide: from the manifest alone, each voice with its speaker."""

import copy
import hashlib
import io
import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.utils import translation
from PIL import Image

from guide.domain.printing import hash_manifest, print_guide, print_html, template_hashes
from guide.domain.printing.cover import title_lines
from press.checking import check_pdf
from press.job import PressFailed

EDITORS = """# Where it began

In September each pair wrote one sentence.[^a]

[^a]: Nine of fifteen could not, at first.
"""
GHENT = """## Our sentence

Eleven schools close their streets at eight.[^a] Cars move → elsewhere.

![Bars of car counts](figure:counts "Car counts, week 40")

| Street | Cars |
|---|---:|
| Nederkouter | 391 |

[^a]: Kept with the minutes of 3 July.
"""
SOFIA = "Нашата карта показва къде, но не и кога."
NOBODY = "We began with a spreadsheet."


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (80, 50), "#2376b9").save(file, "PNG")
    return file.getvalue()


def text(markdown: str) -> dict[str, Any]:
    return {"kind": "text", "markdown": markdown, "sha256": hashlib.sha256(markdown.encode()).hexdigest()}


def excerpt(code: str, markdown: str, **facts: Any) -> dict[str, Any]:
    plain = {"city": "Ghent", "country": "BE", "level": 2, "seat": "policy", "section": "City challenge"}
    pinned = {"revision": 31, "date": "2024-11-20", "lang": "en", "licence": "CC BY 4.0"}
    return text(markdown) | {"kind": "excerpt", "code": code} | plain | pinned | facts


@pytest.fixture
def manifest() -> dict[str, Any]:
    """Two chapters: the editors, a city, a Cyrillic one, and one that asked not to be named."""
    return {
        "edition": {
            "cohort": "udt-2024",
            "series": "Urban Digital Twins",
            "title": "Is a twin the right tool?",
            "subtitle": "From fifteen Action Plans",
            "version": "1.0",
            "year": 2024,
            "date": "2025-03-14",
            "licence": "CC BY 4.0",
            "licence_url": "https://creativecommons.org/licenses/by/4.0/",
            "language": "en",
            "organisers": ["Eurocities", "Barcelona Supercomputing Center (BSC)"],
            "url": "http://localhost:8000/udt-2024/guide/1.0/",
            "passport_url": "http://localhost:8000/udt-2024/guide/e/",
            "citation": "City pairs of UDT 2024 (2025). Is a twin the right tool?",
            "notice": "Every plan in this guide is fictional.",
        },
        "pairs": [
            {"city": "Ghent", "slug": "ghent", "country": "BE", "level": 2, "lat": 51.05, "lon": 3.72},
            {"city": "Oslo", "slug": "oslo", "country": "NO", "level": 3, "lat": 59.91, "lon": 10.75},
            {"city": "Sofia", "slug": "sofia", "country": "BG", "level": 0, "lat": 42.7, "lon": 23.32},
        ],
        "chapters": [
            {
                "number": 1,
                "code": "framing",
                "title": "Framing",
                "standfirst": "What is the question?",
                "items": [text(EDITORS), excerpt("K7Q2-M4", GHENT)],
            },
            {
                "number": 2,
                "code": "data",
                "title": "Data",
                "standfirst": "",
                "items": [
                    excerpt("B2RA-9T", SOFIA, city="Sofia", country="BG", level=0, seat="both", lang="bg"),
                    excerpt("X4NW-1C", NOBODY, city=None, country=None, level=3, seat="technical"),
                ],
            },
        ],
        "figures": {
            "counts": {
                "sha256": hashlib.sha256(picture()).hexdigest(),
                "alt": "Bars",
                "width": 80,
                "height": 50,
                "format": "png",
            }
        },
        "contributors": [
            {"name": "Lotte Verhaeghe", "city": "Ghent", "role": "policy"},
            {"name": "Десислава Жекова", "city": "Sofia", "role": "technical"},
            {"name": "Mireille Aubert", "city": None, "role": "editor"},
        ],
        "tools": {"weasyprint": "70.0"},
        "templates": template_hashes(),
    }


def words(html: str) -> str:
    """The text of a piece of HTML, each run of space as one."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def piece(html: str, start: str, end: str) -> str:
    """The words of the first element that starts so."""
    begin = html.index(start)
    return words(html[begin : html.index(end, begin)])


def test_an_excerpt_says_who_speaks(manifest: dict[str, Any]) -> None:
    html = print_html(manifest)
    assert piece(html, '<article class="excerpt policy', "</header>") == (
        "Ghent Belgium. Level 2, piloting Policy seat City challenge, 20 November 2024 Passport K7Q2-M4"
    )
    assert piece(html, '<article class="excerpt technical', "</header>") == (
        "A city Level 3, operating Technical seat City challenge, 20 November 2024 Passport X4NW-1C"
    )


def test_every_passage_is_the_editors_or_a_citys(manifest: dict[str, Any]) -> None:
    chapters = print_html(manifest).split('<section class="chapter"')[1:]
    voices = [re.findall(r'<div class="editors">|<article class="excerpt \w+', each) for each in chapters]
    assert voices == [
        ['<div class="editors">', '<article class="excerpt policy'],
        ['<article class="excerpt both', '<article class="excerpt technical'],
    ]


def test_notes_are_numbered_through_the_chapter_and_name_their_speaker(manifest: dict[str, Any]) -> None:
    html = print_html(manifest)
    assert piece(html, '<section class="notes"', "</section>") == (
        "Notes Editors Nine of fifteen could not, at first. Back Ghent Kept with the minutes of 3 July. Back"
    )
    marks = re.findall(r'<a href="#([\w-]+)" role="doc-noteref">(\d+)</a>', html)
    assert marks == [("c1-1-fn-1", "1"), ("c1-2-fn-1", "2")]
    assert re.findall(r'<a class="return" href="#([\w-]+)"', html) == ["c1-1-ref-1", "c1-2-ref-1"]


def test_every_link_within_the_guide_has_its_place(manifest: dict[str, Any]) -> None:
    html = print_html(manifest)
    places = re.findall(r'\bid="([^"]+)"', html)
    assert len(places) == len(set(places))
    assert set(re.findall(r'href="#([^"]+)"', html)) - set(places) == set()


def test_headings_never_skip_a_level(manifest: dict[str, Any]) -> None:
    manifest["chapters"][1]["items"].insert(0, excerpt("AAAA-11", "#### Deep\n\nWords.\n\n###### Deeper"))
    levels = [int(level) for level in re.findall(r"<h([1-6])", print_html(manifest))]
    assert [b for a, b in pairwise(levels) if b > a + 1] == []


def test_a_city_that_is_not_named_is_in_no_index(manifest: dict[str, Any]) -> None:
    html = print_html(manifest)
    index = piece(html, '<section class="matter" id="cities"', "</section>").partition("Quoted in ")[2]
    assert index == (
        "Ghent Belgium 2, piloting 1.1 "
        "Oslo Norway 3, operating not quoted by name "
        "Sofia Bulgaria 0, curious 2"
    )
    assert piece(html, '<section class="matter" id="passports"', "</tbody>").partition("Printed in ")[2] == (
        "B2RA-9T Sofia City challenge Both seats 31, 20 Nov 2024 CC BY 4.0 2 "
        "K7Q2-M4 Ghent City challenge Policy seat 31, 20 Nov 2024 CC BY 4.0 1.1 "
        "X4NW-1C A city City challenge Technical seat 31, 20 Nov 2024 CC BY 4.0 2"
    )


def test_hostile_words_stay_words(manifest: dict[str, Any]) -> None:
    bad = '<img src="http://127.0.0.1:9/x"><style>@import "http://127.0.0.1:9/y";</style>'
    manifest["edition"] |= {"title": bad, "subtitle": bad, "citation": bad, "notice": bad, "series": bad}
    manifest["chapters"][0] |= {"title": bad, "standfirst": bad, "items": [text(bad), text(f"# {bad}")]}
    manifest["chapters"][1]["items"] = [excerpt("K7Q2-M5", bad, section=bad, city=bad, licence=bad)]
    manifest["contributors"] = [{"name": bad, "city": bad, "role": bad}]
    html = print_html(manifest)
    assert re.findall(r"<(?:img|style|link|script)\b[^>]*>", html) == []


def test_the_html_does_not_depend_on_the_readers_language(manifest: dict[str, Any]) -> None:
    plain = print_html(manifest)
    with translation.override("fr"):
        assert print_html(manifest) == plain


def test_a_manifest_has_one_name_whatever_its_order(manifest: dict[str, Any]) -> None:
    turned = dict(reversed(manifest.items()))
    assert hash_manifest(turned) == hash_manifest(json.loads(json.dumps(manifest)))
    turned["tools"] = {"weasyprint": "70.1"}
    assert hash_manifest(turned) != hash_manifest(manifest)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Is a twin the right tool?", ["Is a twin the", "right tool?"]),
        ("Twins", ["Twins"]),
        ("", [""]),
        ("Unbreakablelongwordedtitle", ["Unbreakablelongwordedtitle"]),
    ],
)
def test_a_title_is_broken_into_like_lines(title: str, lines: list[str]) -> None:
    assert title_lines(title) == lines


def test_a_changed_figure_is_refused(manifest: dict[str, Any]) -> None:
    for figures in ({}, {"counts": picture() + b"x"}):
        with pytest.raises(PressFailed) as failed:
            print_guide(manifest, figures)
        assert failed.value.reason == "Figure counts is not the one that the manifest names."


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (text("Streets 東京 and more."), "東 (U+6771), 京 (U+4EAC), in chapter 1, “Framing”"),
        (excerpt("K7Q2-M4", "We were glad. 🙂"), "🙂 (U+1F642), in the excerpt K7Q2-M4"),
    ],
)
def test_a_letter_that_no_font_has_is_named_with_its_passage(
    manifest: dict[str, Any], item: dict[str, Any], reason: str
) -> None:
    manifest["chapters"][0]["items"] = [item]
    with pytest.raises(PressFailed) as failed:
        print_guide(manifest, {"counts": picture()})
    letters, _, place = reason.partition(", in ")
    named = ", ".join(sorted(letters.split(", "), key=lambda letter: letter[0]))
    assert failed.value.reason == f"No font of the guide can print {named}, in {place}."


def test_without_fonts_it_says_what_to_run(manifest: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(PressFailed) as failed:
        print_guide(manifest, {"counts": picture()}, fonts=tmp_path)
    assert failed.value.reason.startswith("The fonts for printing are missing. Run ./trellis up --no-serve")


def titles(item: Any) -> list[str]:
    """Bookmarks and their children, in order."""
    found = []
    while item is not None:
        found += [str(item.Title), *titles(item.get("/First"))]
        item = item.get("/Next")
    return found


def test_the_pdf_is_whole_tagged_and_the_same_again(
    manifest: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = print_guide(manifest, {"counts": picture()})
    assert check_pdf(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo.Title) == "Is a twin the right tool? From fifteen Action Plans"
        assert titles(pdf.Root.Outlines.First) == [
            "About this edition",
            "Contents",
            "How to read this guide",
            "1 Framing",
            "1.1 Where it began",
            "2 Data",
            "Passports",
            "Index of cities",
            "Contributors",
        ]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert print_guide(copy.deepcopy(manifest), {"counts": picture()}) == data

    printed = tmp_path / "guide.pdf"
    printed.write_bytes(data)
    checked = subprocess.run(
        [str(Path(sys.executable).with_name("pdfua")), "check", "--format", "json", str(printed)],
        capture_output=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


@pytest.mark.poppler
def test_every_script_can_be_read_out_of_the_pdf(manifest: dict[str, Any], tmp_path: Path) -> None:
    printed = tmp_path / "guide.pdf"
    printed.write_bytes(print_guide(manifest, {"counts": picture()}))
    done = subprocess.run(["pdftotext", "-layout", str(printed), "-"], capture_output=True, check=True)
    pages = [" ".join(page.split()) for page in done.stdout.decode().split("\f")]
    assert [number for number, page in enumerate(pages, 1) if SOFIA in page] == [9]
    assert "5 How to read this guide 1 6 Framing 7 1.1 Where it began 2 8 Data 10 Passports" in pages[3]
    assert "Cars move → elsewhere." in pages[6]
    assert "Десислава Жекова, technical" in pages[11]


@pytest.mark.poppler
def test_a_page_amid_an_excerpt_says_again_whose_it_is(manifest: dict[str, Any], tmp_path: Path) -> None:
    manifest["chapters"][0]["items"] = [excerpt("K7Q2-M4", "Words of a city.\n\n" * 60), text("Ours.")]
    printed = tmp_path / "guide.pdf"
    printed.write_bytes(print_guide(manifest, {"counts": picture()}))
    done = subprocess.run(["pdftotext", "-layout", str(printed), "-"], capture_output=True, check=True)
    pages = done.stdout.decode().split("\f")
    assert [number for number, page in enumerate(pages, 1) if "Ghent, continued" in page] == [8]
    assert [number for number, page in enumerate(pages, 1) if "Ours." in page] == [8]
