"""What stands in a printed chapter: its numbers, and what the editors' callouts become."""

import re
import subprocess
from pathlib import Path

import pytest

from guide.domain.printing import print_guide, print_html
from guide.domain.printing.chapters import Chapter, build_chapter
from guide.domain.printing.pinned import PRINT
from guide.domain.printing.styles import STYLESHEETS
from tests.factories.manifests import chapter, excerpt, manifest, text

pytestmark = pytest.mark.once
EDITORS = """### Who must be there

> [!NOTE] Gate
> A date on which somebody may say no.

Table: What we asked

| Who | When |
|---|---|
| Parks | July |

> [!IMPORTANT]
> Plans grew shorter.[^a] Riga says so, and so does Ghent; Oslo's is long.

### What to ask

> **Finding.** Nobody else counts.

| One | Two | Three | Four | Five |
|---|---|---|---|---|
| 1 | 2 | 3 | 4 | 5 |

> [!TIP] Before you sign
> - [ ] We can name them.

> [!TIP]
> - Who told you?

> [!WARNING] Where it goes wrong
> - A figure without a keeper.

[^a]: By a third.
"""
GHENT = (
    "We counted.\n\n| Street | Cars |\n|---|---|\n| Coupure | 88 |\n\n> [!TIP] Ours\n> It stays a callout.\n"
)


@pytest.fixture
def made() -> Chapter:
    source = chapter(2, text(EDITORS), excerpt("K7Q2-M4", GHENT))
    return build_chapter(manifest(chapter(1), source), source)


def parts(html: str, start: str) -> list[str]:
    """The words of every element that begins so, up to where its block ends."""
    found = re.findall(rf"{start}.*?</(?:div|caption)>", html, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", each).split()) for each in found]


def test_figures_tables_and_findings_are_numbered_through_the_chapter(made: Chapter) -> None:
    html = "".join(voice.html for voice in made.voices)

    assert parts(html, "<caption>") == [
        "Table 2.1 What we asked",
        "Table 2.2 What to ask",
        "Table 2.3 From the plan of Ghent",
    ]
    assert [(each.number, each.words, each.cities) for each in made.findings] == [
        (
            "2.1",
            "Plans grew shorter. Riga says so, and so does Ghent; Oslo's is long.",
            ["Riga", "Ghent", "Oslo"],
        ),
        ("2.2", "Nobody else counts.", []),
    ]
    assert re.findall(r'<table id="([\w-]+)"( class="wide")?', html) == [
        ("c2-table-1", ""),
        ("c2-table-2", ' class="wide"'),
        ("c2-table-3", ""),
    ]


def test_a_finding_leads_to_the_excerpts_of_the_cities_it_names(made: Chapter) -> None:
    assert parts(made.voices[0].html, '<p class="seen">') == ["Seen in Riga, Ghent , Oslo"]
    assert re.findall(r'<a href="(#e-[^"]+)">(\w+)</a>', made.voices[0].html) == [("#e-K7Q2-M4", "Ghent")]


def test_callouts_of_the_editors_are_tools_and_those_of_a_city_stay(made: Chapter) -> None:
    editors, city = (voice.html for voice in made.voices)

    assert parts(editors, '<div class="(?:tool|side)') == [
        "Gate A date on which somebody may say no.",
        "Before you sign ☐ We can name them.",
        "Questions Who told you?",
        "Where it goes wrong A figure without a keeper.",
    ]
    assert re.findall(r'<div class="tool (\w+)"', editors) == ["check", "ask", "pit"]
    assert (editors.count('class="callout"'), city.count('class="callout"')) == (0, 1)


def test_every_stylesheet_is_printed_with() -> None:
    assert sorted(STYLESHEETS) == sorted(path.name for path in PRINT.glob("*.css"))


def test_no_number_is_left_to_the_stylesheets() -> None:
    """Numbers are text: a chapter printed alone has the numbers of the whole book."""
    sheets = "".join(path.read_text("utf-8") for path in PRINT.glob("*.css"))

    assert set(re.findall(r"counter(?:-\w+)?(?:\(|:)\s*([\w-]+)", sheets)) <= {"page", "attr"}


def test_the_numbers_of_sections_agree_everywhere() -> None:
    html = print_html(manifest(chapter(1), chapter(2, text(EDITORS), excerpt("K7Q2-M4", GHENT))))
    sections = re.findall(r'<h2 class="numbered" data-number="([\d.]+)" id="([\w-]+)">([^<]+)', html)

    assert sections == [("2.1", "c2-s1", "Who must be there"), ("2.2", "c2-s2", "What to ask")]
    assert re.findall(r'<a href="#([\w-]+)"[^>]*><span class="s">([\d.]+)</span> ([^<]+)', html) == [
        (key, number, title) for number, key, title in sections
    ]
    assert re.findall(r"<li><b>([\d.]+)</b>([^<]+)</li>", html) == [
        (number, title) for number, _key, title in sections
    ]
    index = html[html.index('id="cities"') :]
    assert re.findall(r'<a href="#e-K7Q2-M4">([\d.]+)</a>', index) == ["2.2"]


def test_hostile_words_in_constructs_stay_words() -> None:
    bad = '<img src=x onerror=1> & "quoted"'
    kinds = ("IMPORTANT", "NOTE", "TIP", "WARNING")
    callouts = "\n\n".join(f"> [!{kind}] {bad}\n> {bad}" for kind in kinds)
    table = f"Table: {bad}\n\n| {bad} |\n|---|\n| {bad} |\n"
    whole = manifest(
        chapter(1, text(f"### {bad}\n\n{callouts}\n\n{table}"), excerpt("BAD2-22", table, city=bad))
    )
    whole["pairs"][0]["city"] = bad
    html = print_html(whole)

    assert re.findall(r"<(?:img|style|link|script)\b[^>]*>", html) == []


WORDS = {
    "Greek": "Αθήνα χάρτες δείχνουν πότε Ώρα ΐδιος",
    "Cyrillic": "България картата показва щъркел Їжак ћуприја",
    "Czech": "Plzeň příliš žluťoučký kůň úpěl ďábelské",
    "Latvian": "Rīga šķūnis ģimene ļaudis ņemt ēvele ķēve",
    "Icelandic": "Þórdís Ægir Ölfusá Reykjavík hæð veður",
}


@pytest.mark.poppler
def test_every_alphabet_is_read_out_of_the_pdf_as_it_was_written(tmp_path: Path) -> None:
    lists = "\n\n".join(f"- {word}" for line in WORDS.values() for word in line.split())
    quoted = excerpt("K7Q2-M4", lists, city="Αθήνα", lang="el")
    printed = tmp_path / "guide.pdf"
    printed.write_bytes(print_guide(manifest(chapter(1, text(lists), quoted)), {}))
    done = subprocess.run(["pdftotext", str(printed), "-"], capture_output=True, check=True)
    found = done.stdout.decode().split()

    assert [word for line in WORDS.values() for word in line.split() if found.count(word) < 2] == []
    assert "K7Q2-M4" in found
