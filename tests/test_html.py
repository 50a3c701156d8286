"""Every page is valid HTML for the validator of the standard's own makers, in one call."""

import hashlib
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from tests.extremes import empty_cohort, full_cohort
from tests.rights_matrix import ACTORS
from tests.rights_stage import Stage
from tests.test_bad_input import FORMS, fields, people, send, typed
from tests.test_rights import ROWS, Row, answers, ask, stage

__all__ = ["answers", "stage"]  # the fixtures of tests/test_rights.py: its stage and its answers

pytestmark = [pytest.mark.once, pytest.mark.django_db, pytest.mark.java]

ROOT = Path(__file__).resolve().parent.parent
# Written on the first revision, over what the partner changed in the second.
CONFLICT = Row(
    "drafting", "POST", "/udt-test/plans/ghent/challenge/edit/", "text=Streets are cold.&base=1&key=k", ()
)
VALIDATOR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


class Shelf:
    """Pages as they were sent, each kind once, and where each came from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sources: dict[str, str] = {}

    def take(self, what: str, response: Any) -> None:
        if (
            not response.headers.get("Content-Type", "").startswith("text/html")
            or "<html" not in response.text
        ):
            return
        # What differs in words and secrets alone is the same page.
        made = re.findall(r"<\w+(?: class=\"[^\"]*\")?", response.text)
        name = hashlib.sha256("".join(made).encode()).hexdigest()[:16] + ".html"
        if name not in self.sources:
            self.sources[name] = what
            (self.folder / name).write_text(response.text, encoding="utf-8")

    def problems(self) -> list[str]:
        """What the validator finds, with the address of the page."""
        command = ["java", "-jar", str(VALIDATOR), "--format", "json", "--errors-only", *self.sources]
        said = subprocess.run(
            command, cwd=self.folder, capture_output=True, text=True, timeout=300, check=False
        )
        return [
            f"{self.sources[Path(each['url']).name]}: {each['message']}: {each.get('extract', '')}"
            for each in json.loads(said.stderr)["messages"]
        ]


def pages(stage: Stage) -> Iterator[tuple[str, Any]]:
    """What the matrix answers with a page; a refusal once for each status."""
    refused = set()
    for row in ROWS:
        for name, status in zip(ACTORS, row.statuses, strict=True):
            kind = (status, name == "visitor")
            if row.method == "GET" and (status == "200" or (status[0] == "4" and kind not in refused)):
                refused.add(kind)
                yield f"{row} for {name}", ask(stage, row, name)


def mistakes(stage: Stage) -> Iterator[tuple[str, Any]]:
    """The forms of the matrix with every field empty, by whoever may send them first."""
    for row in FORMS:
        kept = fields(stage, row)
        for name in people(row)[:1]:
            yield f"{row} left empty", send(stage, row, name, kept | dict.fromkeys(typed(kept), ""))


def test_every_page_of_the_matrix_is_valid(answers: Stage, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for what, response in [*pages(answers), *mistakes(answers)]:
        shelf.take(what, response)
    print(f"{len(shelf.sources)} kinds of page")

    assert shelf.problems() == []


def test_extremes_are_valid(answers: Stage, tmp_path: Path) -> None:
    """Nothing in a cohort, sixty cities in it with titles of 200 letters, two texts that overlap."""
    shelf, client, organiser = Shelf(tmp_path), Client(), answers.cast.organiser
    client.force_login(organiser)
    with transaction.atomic():
        for address in [*empty_cohort(organiser), *full_cohort(organiser)]:
            shelf.take(address, client.get(address))
        transaction.set_rollback(True)
    shelf.take("the conflict", ask(answers, CONFLICT, "author"))

    assert len(shelf.sources) > 20
    assert shelf.problems() == []
