"""What /healthz says: whether it serves, and what is missing, without a secret."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from press.fonts import font_names

PARTS = ["database", "fonts", "front_end", "printing", "queue", "storage"]


@pytest.fixture
def whole(settings: Any, tmp_path: Path) -> Path:
    """An installation of which every part that is a file is there."""
    settings.VAR_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    files = [tmp_path / "fonts" / name for name in font_names()]
    for file in [*files, tmp_path / "static" / "built" / "trellis.css"]:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return tmp_path


def parts_of(client: Client) -> dict[str, str]:
    parts: dict[str, str] = client.get("/healthz").json()["parts"]
    return parts


def test_all_parts_are_told(client: Client, db: None, whole: Path) -> None:
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"
    assert sorted(response.json()["parts"]) == PARTS
    told = {name: said for name, said in response.json()["parts"].items() if name != "printing"}
    assert set(told.values()) == {"ok"}


def test_missing_fonts_are_told_and_it_serves(client: Client, db: None, whole: Path) -> None:
    (whole / "fonts" / font_names()[0]).unlink()
    response = client.get("/healthz")

    assert (response.status_code, response.json()["status"]) == (200, "degraded")
    assert response.json()["parts"]["fonts"] == (
        "The fonts for printing are missing. Run ./trellis up --no-serve."
    )


def test_a_front_end_that_is_not_built_is_told(client: Client, db: None, whole: Path, settings: Any) -> None:
    settings.STATICFILES_DIRS = []
    (whole / "static" / "built" / "trellis.css").unlink()

    assert parts_of(client)["front_end"] == "The front end is not built. Run ./trellis up --no-serve."


def test_a_storage_that_takes_no_file_is_told(client: Client, db: None, whole: Path, settings: Any) -> None:
    (whole / "taken").touch()
    settings.MEDIA_ROOT = whole / "taken"

    assert parts_of(client)["storage"] == "Files can't be stored: figures and guides will fail."


def test_the_storage_is_left_as_it_was(client: Client, db: None, whole: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = whole / "media"
    client.get("/healthz")

    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []


def test_a_redis_that_does_not_answer_is_told(client: Client, db: None, whole: Path, settings: Any) -> None:
    settings.REDIS_URL = "redis://:secret@127.0.0.1:1/0"
    response = client.get("/healthz")

    assert (response.status_code, response.json()["status"]) == (200, "degraded")
    assert response.json()["parts"]["queue"] == (
        "Redis does not answer. What was asked for waits in the database until it does."
    )
    assert b"secret" not in response.content


def test_without_its_database_it_does_not_serve(client: Client, db: None, whole: Path) -> None:
    def refuse(*args: Any) -> None:
        raise OperationalError("password of trellis")

    with connection.execute_wrapper(refuse):
        response = client.get("/healthz")

    assert (response.status_code, response.json()["status"]) == (503, "down")
    assert response.json()["parts"]["database"] == "The database does not answer."
    assert b"password" not in response.content


def test_it_never_loads_the_printer() -> None:
    script = (
        "import django, sys; django.setup();"
        "from desk.domain.health import look_after_health; look_after_health();"
        "print('weasyprint' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"


def test_without_redis_its_library_is_not_loaded() -> None:
    script = (
        "import django, sys; django.setup();"
        "from django.urls import get_resolver; get_resolver().url_patterns;"
        "print('redis' in sys.modules)"
    )
    environment = {**os.environ, "TRELLIS_REDIS_URL": ""}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment
    )

    assert done.stdout == "False\n"
