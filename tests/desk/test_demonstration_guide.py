"""The guide of the demonstration: what it prints, whom it names, and that what it says is so."""

import re
import subprocess
from collections import Counter

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings

from desk.domain.background import run_pending_builds
from desk.domain.demonstration.compiling import publish_guide
from desk.domain.demonstration.facts import HERE, Draft, drafts, read
from desk.domain.demonstration.finished import make_finished_edition
from guide.models import ChapterItem, Edition, Excerpt
from prose.blocks import word_count

# One worker prints it; two would print it twice.
pytestmark = [pytest.mark.once, pytest.mark.xdist_group("demonstration guide")]
GUIDE = read("guide.json")
CHAPTERS = {row["code"]: (HERE / row["file"]).read_text(encoding="utf-8") for row in GUIDE["chapters"]}
NEWEST: dict[tuple[str, str], Draft] = {
    (draft.city, draft.section): draft for draft in sorted(drafts("plans"), key=lambda draft: draft.version)
}
SAID = re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)|“([^”\n]+)”")
# Words between inverted commas, or in italics, that the editors did not take from a plan.
OURS = {
    "Calibrated and validated",
    "In real time",
    "Mobility in the inner city is under growing pressure",
    "Sandra will leverage",
    "Users can explore.",
    "We have no integrated view",
    "What would the duty officer do differently at 03.31?",
    "What would you do with a christening?",
    "Would you shut gate 12?",
    "a common understanding",
    "how will you engage",
    "with the model, she would on the next day …",
}
NAMED = [
    *("Oslo", "Riga", "Tampere", "Bologna", "Rotterdam"),
    *("Utrecht", "Dublin", "Ghent", "Porto", "Athens"),
]
ROOT = "/udt-2024/guide/1.0/"


@pytest.fixture(scope="module")
def db(django_db_setup, django_db_blocker, tmp_path_factory):
    """Stands in for pytest-django's fixture, by whose name it knows that a database is wanted."""
    folder = tmp_path_factory.mktemp("guide")
    (folder / "fonts").symlink_to((settings.VAR_DIR / "fonts").resolve())
    places = override_settings(VAR_DIR=folder, MEDIA_ROOT=folder / "media")
    with django_db_blocker.unblock(), places, transaction.atomic():
        yield folder
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def published(db):
    """Where the printed guide lies, the text of the web book, every excerpt, and the codes placed."""
    said = publish_guide(make_finished_edition(), work=run_pending_builds)
    assert (said, Edition.objects.get().state) == ("The guide 1.0 of udt-2024 is published.", "published")
    answer = Client().get("/udt-2024/guide/1.0.pdf")
    (db / "guide.pdf").write_bytes(b"".join(answer.streaming_content))
    web = " ".join(Client().get(f"{ROOT}{path}").text for path in ["", *(f"{code}/" for code in CHAPTERS)])
    placed = set(ChapterItem.objects.exclude(excerpt=None).values_list("excerpt__code", flat=True))
    return db / "guide.pdf", web, list(Excerpt.objects.order_by("pk")), placed


def _words(text: str) -> str:
    return re.sub(r"[^\w ]+", "", " ".join(text.split())).casefold()


@pytest.mark.poppler
def test_what_was_taken_back_is_on_no_page(published):
    printed, web, excerpts, placed = published
    done = subprocess.run(["pdftotext", str(printed), "-"], capture_output=True, check=True)
    paper = done.stdout.decode()
    assert paper.count("\f") >= 30
    assert [city for city in NAMED if city not in re.split(r"\W+", paper)] == []
    (gone,) = [excerpt for excerpt in excerpts if excerpt.state == "withdrawn"]
    sentences = [_words(sentence) for sentence in gone.text.split(". ")]
    assert (gone.code in placed, len(sentences)) == (False, 4)
    pages = {"paper": _words(paper), "web": _words(re.sub(r"<[^>]+>", "", web))}
    assert [(name, said) for name, page in pages.items() for said in sentences if said in page] == []
    kept = _words("We want that button pressed.")
    assert [name for name, page in pages.items() if kept not in page] == []
    assert [name for name, text in (("paper", paper), ("web", web)) if gone.code in text] == []


@pytest.mark.poppler
def test_the_story_of_the_one_taken_back_can_be_read(published):
    _printed, _web, excerpts, _placed = published
    (gone,) = [excerpt for excerpt in excerpts if excerpt.state == "withdrawn"]
    told = list(gone.events.order_by("pk").values_list("verb", "note"))
    assert [verb for verb, _note in told][:1] + [verb for verb, _note in told][-3:] == [
        "proposed",
        "agreed",
        "approved",
        "withdrawn",
    ]
    assert told[-1] == ("withdrawn", GUIDE["withdrawn"]["note"])


def test_every_chapter_is_written_and_lets_cities_speak():
    counts = {code: word_count(text) for code, text in CHAPTERS.items()}
    assert {code: count for code, count in counts.items() if not 700 <= count <= 1500} == {}
    assert {row["code"]: len(row["excerpts"]) for row in GUIDE["chapters"] if len(row["excerpts"]) < 3} == {}
    naming = Counter(excerpt["named"] for row in GUIDE["chapters"] for excerpt in row["excerpts"])
    assert naming == {True: 45, False: 4}


def test_every_city_that_finished_is_heard_by_name():
    heard = {x["city"] for row in GUIDE["chapters"] for x in row["excerpts"] if x["named"]}
    assert heard == {city for city, _section in NEWEST} - {"utrecht"}


def test_what_is_quoted_in_passing_stands_in_a_plan():
    plans = _words(" ".join(draft.text for draft in NEWEST.values()))
    said = {
        first or second
        for text in CHAPTERS.values()
        for first, second in SAID.findall(text.replace("**", ""))
    }
    assert {words for words in said if len(words.split()) > 2 and _words(words) not in plans} == OURS


def _cities(section: str, pattern: str = "") -> set[str]:
    found = {city: draft.text for (city, of), draft in NEWEST.items() if of == section}
    return {city for city, text in found.items() if re.search(pattern, text)}


def test_what_the_editors_counted_is_so():
    fifteen = {city for city, _section in NEWEST}
    assert len(fifteen) == 15
    assert _cities("data", r"(?i)\| nobody +\|") == {"bologna", "gdansk", "ghent", "oslo", "reykjavik"}
    assert fifteen - _cities("use_case") == {"sofia"}
    assert fifteen - _cities("legal") == {"lille-metropole", "utrecht"}
    assert len(_cities("canvas")) == 7
    first = {
        "athens": "Stavros",
        "gdansk": "Pan Zenon",
        "gothenburg": "Ingrid",
        "porto": "Dona Amélia",
        "riga": "Viktors",
        "sofia": "baba Stanka",
    }
    assert {city: _cities("challenge", name) for city, name in first.items()} == {c: {c} for c in first}


def test_cake_is_in_four_plans_and_the_dashboard_in_none():
    def having(word: str) -> set[str]:
        return {city for (city, _section), draft in NEWEST.items() if word in draft.text.casefold()}

    assert having("cake") == {"porto", "rotterdam", "sofia", "tampere"}
    assert having("dashboard") == set()
