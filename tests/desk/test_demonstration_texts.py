"""The demonstration's texts as files: long enough, each city's own, every construct and record in them."""

import itertools
import re
from collections import defaultdict

import pytest
from PIL import Image

from desk.domain.demonstration.facts import Draft, drafts, read
from desk.domain.demonstration.pictures import draw_chart
from prose.anchor import follow, make_anchor
from prose.blocks import split_blocks, word_count
from prose.blocks.lines import cells

DRAFTS = sorted(drafts("plans"), key=lambda draft: (draft.city, draft.section, draft.version))
NEWEST = {(draft.city, draft.section): draft for draft in DRAFTS}
TEXTS = {(draft.city, draft.section, draft.version): draft.text for draft in DRAFTS}
PAIRS = {row["slug"]: row for row in read("people.json")["pairs"]}
REMARKS = read("remarks.json")
FIGURES = read("figures.json")
CODE = re.compile(r"figure:(FIG-[a-z-]+-\d+)")
LEAST_WORDS = {
    "athens": 1500,
    "bologna": 2000,
    "dublin": 1500,
    "gdansk": 1600,
    "ghent": 2200,
    "gothenburg": 1800,
    "lille-metropole": 1000,
    "oslo": 2300,
    "porto": 1900,
    "reykjavik": 800,
    "riga": 1700,
    "rotterdam": 2000,
    "sofia": 800,
    "tampere": 1600,
    "utrecht": 600,
}
LEAST_SECTIONS = {"lille-metropole": 7, "reykjavik": 7, "sofia": 7, "utrecht": 7, "riga": 9}


def test_the_newest_texts_are_long():
    words: dict[str, int] = defaultdict(int)
    for (city, _section), draft in NEWEST.items():
        words[city] += word_count(draft.text)
    assert set(words) == set(LEAST_WORDS) == set(PAIRS)
    assert {city: count for city, count in words.items() if count < LEAST_WORDS[city]} == {}


def test_no_plan_leaves_many_sections_empty():
    written = {city: sum(key[0] == city for key in NEWEST) for city in PAIRS}
    assert {c: n for c, n in written.items() if n < LEAST_SECTIONS.get(c, 10)} == {}


def _sayings(draft: Draft) -> set[str]:
    """Sentences of four words or more; rows of tables and headings of more than four."""
    said = set()
    for line in draft.text.split("\n"):
        whole = line.lstrip().startswith(("|", "#"))
        for piece in [line] if whole else re.split(r"(?<=[.!?:;])\s+", line):
            words = re.findall(r"\w+", piece.lower())
            if len(words) > (4 if whole else 3):
                said.add(" ".join(words))
    return said


def test_no_two_cities_share_a_sentence_in_any_version():
    cities: dict[str, set[str]] = defaultdict(set)
    for draft in DRAFTS:
        for saying in _sayings(draft):
            cities[saying].add(draft.city)
    assert len(cities) > 2200
    assert {saying: sharing for saying, sharing in cities.items() if len(sharing) > 1} == {}


def test_every_official_wrote_and_nobody_else():
    wrote: dict[str, set[str]] = defaultdict(set)
    for draft in DRAFTS:
        wrote[draft.city].add(draft.seat)
    seats = {city: {s["key"] for s in row["seats"] if s["name"]} for city, row in PAIRS.items()}
    assert wrote == seats


def test_versions_follow_each_other_and_differ():
    for _key, group in itertools.groupby(DRAFTS, key=lambda draft: (draft.city, draft.section)):
        texts = list(group)
        assert [draft.version for draft in texts] == list(range(1, len(texts) + 1))
        assert sorted({draft.day for draft in texts}) == [draft.day for draft in texts]
        assert all(a.text != b.text for a, b in itertools.pairwise(texts))


def test_nearly_every_section_was_written_more_than_once():
    assert {key for key, draft in NEWEST.items() if draft.version == 1} == set()
    assert len(DRAFTS) > 380


def test_nobody_wrote_before_the_start_after_the_end_or_in_anothers_time():
    days = [(draft.city, draft.seat, draft.day) for draft in DRAFTS]
    assert [row for row in days if not "2024-07-18" <= row[2] <= "2024-12-12"] == []
    assert [row for row in days if row[0] == "utrecht" and row[2] > "2024-10-04"] == []
    assert [row for row in days if row[1] == "policy-former" and row[2] > "2024-10-04"] == []
    assert [row for row in days if row[:2] == ("dublin", "policy") and row[2] < "2024-10-07"] == []


def test_every_figure_is_shown_with_words_and_every_shown_one_is_drawn():
    shown = {code for draft in NEWEST.values() for code in CODE.findall(draft.text)}
    assert shown == {chart["code"] for chart in FIGURES}
    unsaid = [d for d in DRAFTS for alt in re.findall(r"!\[(.*?)\]\(figure:", d.text) if len(alt) < 60]
    assert unsaid == []
    assert {c["code"]: len(c["alt"]) for c in FIGURES if not 60 <= len(c["alt"]) <= 500} == {}
    assert {chart["kind"] for chart in FIGURES} == {"bar", "line", "pairs", "grid", "flow"}


@pytest.mark.parametrize("kind", ["bar", "line", "pairs", "grid", "flow"])
def test_a_figure_of_each_kind_is_a_picture_with_something_on_it(kind):
    chart = next(chart for chart in FIGURES if chart["kind"] == kind)
    with Image.open(draw_chart(chart)) as picture:
        assert (picture.format, picture.width) == ("PNG", 1200)
        assert len(picture.convert("RGB").getcolors() or []) > 3


def test_every_remark_quotes_its_version_and_is_dated_after_it():
    days = {(d.city, d.section, d.version): d.day for d in DRAFTS}
    for remark in REMARKS:
        key = (remark["city"], remark["section"], remark["version"])
        assert TEXTS[key].count(remark["quote"]) >= 1, remark["quote"]
        outcome = remark["outcome"]
        times = [days[key], remark["at"], *(r["at"] for r in remark["replies"]), outcome.get("at", "9")]
        assert times == sorted(times)


def test_remarks_come_from_others_on_nearly_every_plan_with_every_outcome():
    assert {remark["city"] for remark in REMARKS} == set(PAIRS)
    assert [remark for remark in REMARKS if remark["author"].startswith(remark["city"] + ".")] == []
    outcomes = {remark["outcome"].get("how", "open") for remark in REMARKS}
    assert outcomes == {"changed", "answered", "declined", "open"}
    declined = [r["outcome"]["reason"] for r in REMARKS if r["outcome"].get("how") == "declined"]
    assert [len(reason) > 40 for reason in declined] == [True] * 5


def test_their_anchors_stay_move_change_and_get_lost():
    ends = {}
    for remark in REMARKS:
        city, section, version = remark["city"], remark["section"], remark["version"]
        texts = [TEXTS[city, section, n] for n in range(version, NEWEST[city, section].version + 1)]
        start = texts[0].index(remark["quote"])
        place = follow(make_anchor(texts[0], start, start + len(remark["quote"])), texts)
        ends[city, section, remark["quote"]] = place.status
    assert set(ends.values()) == {"exact", "moved", "edited", "orphan"}
    assert ends["sofia", "stakeholders", "They burn what there is."] == "moved"
    assert ends["oslo", "data", "34 of 41"] == "edited"
    assert ends["dublin", "use_case", "with a live model of the whole coast in front of her"] == "orphan"


def test_every_construct_of_our_prose_occurs():
    kinds = {block.kind for draft in NEWEST.values() for block in split_blocks(draft.text)}
    paper = {"heading", "paragraph", "list", "table", "code", "quote", "callout", "figure", "footnote"}
    assert kinds == paper
    every = "\n".join(draft.text for draft in NEWEST.values())
    marks = {r"^- \[x\] ", r"^- \[ \] ", r"^1\. ", r"^- ", r"^> \[!", r"\\$", r"\*\*\w", r"`\w", r":---: \|"}
    assert {mark for mark in marks if not re.search(mark, every, re.MULTILINE)} == set()
    callouts = set(re.findall(r"^> \[!(\w+)\]", every, re.MULTILINE))
    assert callouts == {"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"}


def test_every_row_belongs_to_a_table_of_its_width():
    for draft in DRAFTS:
        passages = [(block.kind, block.of(draft.text).rstrip()) for block in split_blocks(draft.text)]
        strays = [
            text for kind, text in passages if kind != "table" and re.search(r"^\|", text, re.MULTILINE)
        ]
        widths = [{cells(row) for row in text.split("\n")} for kind, text in passages if kind == "table"]
        assert (draft.city, draft.section, strays) == (draft.city, draft.section, [])
        assert (draft.city, [len(found) for found in widths]) == (draft.city, [1] * len(widths))


def _heads(city: str, section: str) -> list[str]:
    """The first lines of a section's tables."""
    text = NEWEST[city, section].text
    tables = [block.of(text) for block in split_blocks(text) if block.kind == "table"]
    return [table.split("\n")[0].strip("| ") for table in tables]


def test_every_kind_of_record_stands_as_a_table():
    assert _heads("riga", "data") == ["Dataset | Holder | State"]
    assert _heads("rotterdam", "decision") == ["No. | Decision | Who | When | Form of evidence"]
    assert _heads("riga", "stakeholders") == ["Who | Has | Wants | We owe them"]
    assert _heads("rotterdam", "roadmap") == ["ID | Action | Owner | 2025 | After | Money"]
    assert _heads("gothenburg", "indicators_risks") == ["Indicator | Base | Goal | When | Source"]
    assert _heads("rotterdam", "indicators_risks")[1] == "Risk | Chance | Damage | What we do | Who"


def test_one_city_fills_all_fifteen_blocks_of_the_canvas():
    rows = re.findall(r"^\| \d+ \| ([^|]+) \|", NEWEST["rotterdam", "canvas"].text, re.MULTILINE)
    assert rows == [
        "Mission",
        "Value proposition",
        "Beneficiaries",
        "Buy-in and support",
        "Deployment",
        "Key activities",
        "Key infrastructure and resources",
        "Key partners",
        "Key regulatory framework",
        "Budget costs",
        "Revenue streams",
        "Environmental costs",
        "Environmental benefits",
        "Social risks",
        "Social benefits",
    ]
