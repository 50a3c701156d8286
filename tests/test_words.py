"""Every word on every page can be translated: a language of brackets shows what was not marked."""

import gettext
import html.parser
import os
import re
import shutil
import subprocess
import sys
import zoneinfo
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import allauth
import django
import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import models
from django.utils import translation
from django.utils.translation import trans_real

from guide.domain.printing.voices import countries
from tests.browser.site import ROOT
from tests.rights_matrix import ACTORS
from tests.rights_stage import Stage
from tests.test_rights import ROWS, answers, ask, stage

__all__ = ["answers", "stage"]  # the fixtures of tests/test_rights.py: its stage and its answers

pytestmark = [pytest.mark.once, pytest.mark.django_db, pytest.mark.gettext]

OPEN, CLOSE = "⟦", "⟧"
SAID = ("alt", "title", "placeholder", "aria-label", "aria-description", "aria-valuetext", "content")
# Names of things, signs of the text's form, and what machines read.
NAMES = frozenset(
    {
        "Trellis",
        "PDF",
        "EPUB",
        "PNG",
        "JPEG",
        "WebP",
        "TXT",
        "SHA",
        "CC",
        "BY",
        "EUPL",
        "Markdown",
        "CET",
        "CEST",
    }
)
WRITTEN = (models.CharField, models.TextField, models.JSONField)
# docs/voice.md: no pleading, no alarm, no word of machines for what people do.
AVOIDED = re.compile(r"\b(please|simply|oops|users?|sav(e|es|ed|ing)|TBC|coming soon)\b|!$|! ", re.IGNORECASE)


class Brackets:
    """Django's translation into brackets, of what was extracted and of what the libraries bring."""

    def __init__(self, known: set[str]) -> None:
        self.known = known

    def gettext(self, message: str) -> str:
        return self._within(message) if message in self.known else message

    def ngettext(self, one: str, many: str, count: int) -> str:
        return self._within(one if count == 1 else many) if one in self.known else many

    def _within(self, message: str) -> str:
        words = message.rpartition(chr(4))[2]  # after a context, which is not shown
        return f"{OPEN}{words}{CLOSE}"

    def language(self) -> str:
        return "en-gb"

    def to_language(self) -> str:
        return "en-gb"


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What translators would be given, by the same command that will be used for them."""
    copy = tmp_path_factory.mktemp("words") / "trellis"
    listed = ["git", "ls-files", "-coz", "--exclude-standard"]
    kept = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, kept.split("\0")):
        if name.endswith((".py", ".html", ".txt")) and not name.startswith(("tests/", "bench/")):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    (copy / "locale").mkdir()
    made = [sys.executable, "manage.py", "makemessages", "-l", "de", "-e", "html,txt,py", "--no-obsolete"]
    subprocess.run(made, cwd=copy, check=True, env=os.environ | {"TRELLIS_SECRET_KEY": "x"}, timeout=300)
    return compiled(copy / "locale" / "de" / "LC_MESSAGES" / "django.po", copy / "all.mo")


def compiled(source: Path, target: Path) -> set[str]:
    """Every message of a catalogue; each is given itself as its translation, for an empty one is left out."""
    filled = target.with_suffix(".po")
    subprocess.run(["msgen", "--no-wrap", "-o", filled, source], check=True, timeout=60)
    subprocess.run(["msgfmt", "-o", target, filled], check=True, timeout=60)
    return messages_of(target)


def of_the_libraries() -> set[str]:
    homes = [Path(django.__file__).parent, Path(allauth.__file__).parent]
    catalogues = [path for home in homes for path in home.rglob("locale/de/LC_MESSAGES/*.mo")]
    return set().union(*(messages_of(path) for path in catalogues))


def messages_of(path: Path) -> set[str]:
    with path.open("rb") as file:
        catalogue: dict[Any, str] = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    return {key if isinstance(key, str) else key[0] for key in catalogue}


class Reader(html.parser.HTMLParser):
    """What a page says, in its order: its text, and the words in its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.said: list[str] = []
        self.within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"style", "script", "code", "kbd", "svg", "textarea"}:
            self.within.append(tag)
        found = dict(attrs)
        if tag != "meta" or found.get("name") == "description":
            self.said += [str(found[name]) for name in SAID if found.get(name)]
        if tag == "input" and found.get("type") in {"submit", "button"}:
            self.said.append(str(found.get("value")))

    def handle_endtag(self, tag: str) -> None:
        if self.within and self.within[-1] == tag:
            self.within.pop()

    def handle_data(self, data: str) -> None:
        if not self.within:
            self.text.append(data)


def unmarked(page: str) -> set[str]:
    """The words of a page that stand outside all brackets."""
    reader = Reader()
    reader.feed(page)
    left = [outside(each) for each in [" ".join(reader.text), *reader.said]]
    return set(re.findall(r"[^\W\d_]{2,}", " ".join(left)))


def outside(text: str) -> str:
    while OPEN in text:
        shorter = re.sub(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", " ", text)
        if shorter == text:
            raise AssertionError(f"brackets without end in {text[:200]!r}")
        text = shorter
    return text


def written_by_people() -> set[str]:
    """Every word that stands in the database: the content, which stays in its own language."""
    values = [*zoneinfo.available_timezones(), *countries().values()]
    for model in apps.get_models():
        fields = [field.attname for field in model._meta.fields if isinstance(field, WRITTEN)]
        rows = model._default_manager.values_list(*fields) if fields else []
        values += [str(value) for row in rows for value in row]
    return set(re.findall(r"[^\W\d_]{2,}", " ".join(values)))


def test_an_unmarked_word_is_found() -> None:
    page = f"<title>{OPEN}Plan{CLOSE}</title><p aria-label='Loose'>{OPEN}See <a>all</a> now{CLOSE} stray</p>"
    assert unmarked(page) == {"Loose", "stray"}


def test_trellis_speaks_as_its_guide_to_words_says(extracted: set[str]) -> None:
    assert sorted(filter(AVOIDED.search, extracted)) == []


@pytest.fixture
def in_brackets(extracted: set[str]) -> Iterator[None]:
    """All of Trellis speaks the language of brackets."""
    with pytest.MonkeyPatch.context() as patch:
        brackets = Brackets(extracted | of_the_libraries())
        for language in ("en-gb", "en-GB"):  # of the site, and of the edition of a guide
            patch.setitem(trans_real._translations, language, brackets)  # type: ignore[attr-defined]
        cache.clear()
        translation.activate("en-gb")
        yield
    translation.deactivate()
    cache.clear()


@pytest.mark.usefixtures("in_brackets")
def test_every_page_can_be_translated(answers: Stage, extracted: set[str]) -> None:
    assert len(extracted) > 900
    content = written_by_people() | NAMES
    found = {where: words for where, page in pages(answers) if (words := unmarked(page) - content)}
    assert found == {}


def pages(stage: Stage) -> Iterator[tuple[str, str]]:
    """Each page of the matrix once for each kind of person who may read it, and each kind of refusal."""
    for row in ROWS:
        if row.method != "GET":
            continue
        for name in dict.fromkeys(dict(zip(row.statuses, ACTORS, strict=True)).values()):
            answer = ask(stage, row, name)
            if answer.headers.get("Content-Type", "").startswith("text/html"):
                yield f"{name} {row}", answer.text
