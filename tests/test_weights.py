"""What a page makes a browser fetch before it is whole: one stylesheet, and few scripts."""

from pathlib import Path

import pytest
from django.conf import settings

from bench.weights import SCRIPT, STYLE, packed
from tests.rights_stage import Stage
from tests.test_rights import ROWS, answers, ask, stage

__all__ = ["answers", "stage"]  # the fixtures of tests/test_rights.py: its stage and its answers

pytestmark = [pytest.mark.once, pytest.mark.django_db]

# kB of scripts compressed, as performance.md G10 has it; the stylesheet's limit is our own.
READING, WRITING, STYLES = 40, 140, 40


def file_at(address: bytes) -> bytes:
    return (Path(settings.STATIC_ROOT) / address.decode().removeprefix("/static/")).read_bytes()


def weight(addresses: list[bytes]) -> float:
    return sum(packed(file_at(address)) for address in addresses) / 1024


def test_pages_are_light(answers: Stage) -> None:
    heavy, sheets, seen = {}, {}, 0
    for row in ROWS:
        if row.method != "GET" or row.state != "drafting":
            continue
        for name in ("author", "organiser"):
            answer = ask(answers, row, name)
            if (
                not answer.headers.get("Content-Type", "").startswith("text/html")
                or b"<html" not in answer.content
            ):
                continue
            seen += 1
            scripts, styles = SCRIPT.findall(answer.content), STYLE.findall(answer.content)
            limit = WRITING if b"built/writing" in answer.content else READING
            if weight(scripts) > limit:
                heavy[f"{name} {row}"] = round(weight(scripts))
            if len(styles) != 1 or weight(styles) > STYLES:
                sheets[f"{name} {row}"] = styles
    assert seen > 100
    assert (heavy, sheets) == ({}, {})
