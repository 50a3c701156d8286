"""The printed guide: from the manifest alone, each voice with its speaker."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from django.utils.safestring import SafeString

from guide.domain.printing import hash_manifest, print_guide, print_html
from guide.domain.printing.cover import title_lines
from guide.domain.printing.voices import Voice
from press.job import PressFailed
from tests.guide.manifests import excerpt, make_manifest, picture, text


@pytest.fixture
def manifest() -> dict[str, Any]:
    return make_manifest()


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
        "Notes Editors Nine of fifteen could not, at first. ↑ Ghent Kept with the minutes of 3 July. ↑"
    )
    marks = re.findall(r'<a href="#([\w-]+)" role="doc-noteref">(\d+)</a>', html)
    assert marks == [("c1-1-fn-1", "1"), ("c1-2-fn-1", "2")]
    assert re.findall(r'<a class="return" href="#([\w-]+)"', html) == ["c1-1-ref-1", "c1-2-ref-1"]


def test_a_note_cited_by_another_note_alone_leads_back_there(manifest: dict[str, Any]) -> None:
    """And one that only cites itself, or nobody cites, has no way back that leads nowhere."""
    said = "One.[^a]\n\n[^a]: See [^b]\n\n[^b]: Minutes.\n\n[^c]: Nobody's.\n"
    manifest["chapters"][0]["items"] = [text(said)]
    html = print_html(manifest)

    assert re.findall(r'<a class="return" href="#([\w-]*)"', html) == ["c1-1-ref-1", "c1-1-ref-2"]


def test_unseen_letters_of_names_and_titles_are_not_printed(manifest: dict[str, Any]) -> None:
    """No font draws a control: the file would be refused for it, and nobody could see why."""
    manifest["edition"]["title"] = "What\x0bis\u2028it\x1b \u202efor\x9b?"
    assert piece(print_html(manifest), '<p class="title"', "</p>") == "What is it for?"


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
    assert piece(html, '<section class="matter" id="passports"', "</tbody>").partition("Revision In ")[2] == (
        "B2RA-9T Sofia City challenge Both seats 31, 20 Nov 2024 2 "
        "K7Q2-M4 Ghent City challenge Policy seat 31, 20 Nov 2024 1.1 "
        "X4NW-1C A city City challenge Technical seat 31, 20 Nov 2024 2"
    )


def test_licences_are_told_one_by_one_only_where_they_differ(manifest: dict[str, Any]) -> None:
    same = piece(print_html(manifest), '<section class="matter" id="passports"', "</tbody>")
    manifest["chapters"][0]["items"][1]["licence"] = "CC0 1.0"
    apart = piece(print_html(manifest), '<section class="matter" id="passports"', "</tbody>")

    assert ["All under CC BY 4.0" in words for words in (same, apart)] == [True, False]
    assert [words.count("CC0 1.0") for words in (same, apart)] == [0, 1]


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


@pytest.mark.parametrize(
    ("html", "whole"),
    [
        (f"<p>{'a' * 443}", True),
        (f"<p>{'a' * 447}", False),
        (f'<table id="c1-table-1" class="wide">{"a" * 2000}', True),
        (f'<table id="c1-table-1" class="wide">{"a" * 2500}', False),
        (f'<table id="c1-table-1">{"a" * 2000}', False),
        (f"<figure>{'a' * 2000}", True),
    ],
)
def test_a_passage_stays_on_one_page_where_its_head_would_stand_alone(html: str, whole: bool) -> None:
    assert Voice(SafeString(html), "1.1").is_one_piece is whole
