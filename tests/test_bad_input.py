"""Every form of the matrix, empty, overfull or with impossible dates: kind words, nothing typed is lost."""

import dataclasses
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from django.contrib.messages import ERROR, WARNING, get_messages

from tests.rights_matrix import ACTORS
from tests.rights_stage import Stage
from tests.test_rights import ROWS, Row, answers, ask, stage

__all__ = ["answers", "stage"]  # the fixtures of tests/test_rights.py: its stage, its rows, its answers

pytestmark = pytest.mark.django_db

# More than any single line may hold, less than a section may.
LONG = "Schatten für alle, " * 1_000
WRONG = {"starts": "2031-13-32T27:61", "ends": "yesterday", "year": "soon", "order": "first", "number": "one"}
# Forms with something in them to be typed wrongly; a text of Trellis's own length has its own tests.
# What answers a script (401 to a visitor) is no form; taking a draft up stores first, then shows the draft.
FORMS = [
    row
    for row in ROWS
    if row.method == "POST" and row.body and row.statuses[0] != "401" and "/take-up/" not in row.address
]
# One of each kind; the others see what these see.
ROLES = {"visitor", "author", "outsider", "trainer", "organiser"}
# What is neither stored nor shown again must not have been typed: hidden fields, choices, switches.
CHOSEN = {
    "to", "then", "revision", "passages", "block", "base", "against", "build", "excerpt", "role", "city",
    "level", "first", "second", "kind", "phase", "track", "format", "time_zone", "language", "move",
    "state", "audience", "outcome", "naming", "series_slug", "country", "password", "sessions",
    "session", "field", "way",
}  # fmt: skip


def people(row: Row) -> list[str]:
    """Each who may send this form."""
    told = zip(ACTORS, row.statuses, strict=True)
    return [name for name, status in told if name in ROLES and status in {"200", "302"}]


def fields(stage: Stage, row: Row) -> dict[str, str]:
    return dict(parse_qsl(row.body.format(**stage.names), keep_blank_values=True))


def typed(fields: dict[str, str]) -> list[str]:
    return [name for name in fields if name not in CHOSEN and "_FORMS" not in name]


def send(stage: Stage, row: Row, name: str, sent: dict[str, str]) -> Any:
    body = urlencode(sent).replace("{", "{{").replace("}", "}}")
    return ask(stage, dataclasses.replace(row, body=body), name)


def unkind(response: Any) -> list[str]:
    """What a person would be left alone with: a failure, or words that blame nobody and say nothing."""
    if response.status_code >= 500:
        return [f"status {response.status_code}"]
    if response.status_code in {200, 400, 409} and "<h1" not in response.text:
        return [f"a bare answer of {response.status_code}"]
    return []


def lost(response: Any, words: str) -> list[str]:
    """Refused words must be before the person again: in the answer, not in a message after a redirect."""
    refused = [each for each in get_messages(response.wsgi_request) if each.level in {WARNING, ERROR}]
    if response.status_code == 302:
        return [f"typed text lost: {each}" for each in refused]
    return [] if words[:200] in unescape(response.text) else ["typed text not shown again"]


@pytest.mark.parametrize("row", FORMS, ids=str)
def test_an_empty_form_is_answered_kindly(answers: Stage, row: Row) -> None:
    kept = fields(answers, row)
    sent = kept | dict.fromkeys(typed(kept), "")
    wrong = {name: unkind(send(answers, row, name, sent)) for name in people(row)}
    assert {name: said for name, said in wrong.items() if said} == {}


@pytest.mark.parametrize("row", FORMS, ids=str)
def test_a_form_without_fields_is_answered_kindly(answers: Stage, row: Row) -> None:
    wrong = {name: unkind(send(answers, row, name, {})) for name in people(row)}
    assert {name: said for name, said in wrong.items() if said} == {}


@pytest.mark.parametrize("row", FORMS, ids=str)
def test_an_overfull_form_gives_back_what_was_typed(answers: Stage, row: Row) -> None:
    kept = fields(answers, row)
    wrong = {}
    for field in typed(kept):
        for name in people(row):
            answer = send(answers, row, name, kept | {field: LONG})
            wrong[field, name] = unkind(answer) + lost(answer, LONG)
    assert {asked: said for asked, said in wrong.items() if said} == {}


@pytest.mark.parametrize(
    "row", [row for row in FORMS if "{sheet}" in row.body or "year=" in row.body], ids=str
)
def test_impossible_dates_and_numbers_are_answered_kindly(answers: Stage, row: Row) -> None:
    kept = fields(answers, row)
    sent = {name: WRONG.get(name, value) for name, value in kept.items()}
    sent |= {"slot-certainty": "firm", "slot-starts": WRONG["starts"], "slot-ends": WRONG["ends"]}
    wrong = {}
    for name in people(row):
        answer = send(answers, row, name, sent)
        wrong[name] = unkind(answer) + (["it was stored"] if answer.status_code == 302 else [])
    assert {name: said for name, said in wrong.items() if said} == {}
