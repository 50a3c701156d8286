"""The image and the composition say nothing but `./trellis` commands, which these tests run as well."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.operations.fleet import BEAT, HEALTHY, MIGRATE, WEB, WORKER
from tests.serving import ROOT

pytestmark = pytest.mark.once

SET_UP = ["./trellis", "set-up", "--owner", "{owner}"]
SERVE = [word.format(host="0.0.0.0") for word in WEB]  # noqa: S104 - inside a container
IMAGES = {"postgres": "postgres:15", "redis": "redis:7", "store": "chrislusf/seaweedfs"}


def instructions(word: str) -> list[str]:
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    return [line.removeprefix(f"{word} ") for line in lines if line.startswith(f"{word} ")]


@pytest.fixture(scope="module")
def services() -> dict[str, dict[str, Any]]:
    composed: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    return composed["services"]


def test_the_image_is_made_and_started_by_commands_that_run_here() -> None:
    assert [line.split() for line in instructions("RUN")] == [
        [word.format(owner="10001:10001") for word in SET_UP]
    ]
    assert [json.loads(line) for line in instructions("CMD")] == [SERVE[:4]]
    assert instructions("ENTRYPOINT") == []


def test_nobody_in_the_image_is_root_and_no_secret_stays_in_it() -> None:
    assert instructions("USER") == ["10001:10001"]
    assert instructions("ARG") == ["TRELLIS_SECRET_KEY=only-while-the-image-is-built"]
    assert {"var", ".env", ".git"} <= set((ROOT / ".dockerignore").read_text().split())


def test_each_service_is_started_by_a_command_that_runs_here(services: dict[str, dict[str, Any]]) -> None:
    ours = {name: service["command"] for name, service in services.items() if name not in IMAGES}

    assert ours == {"migrate": MIGRATE, "web": SERVE, "worker": WORKER, "beat": BEAT}
    assert services["web"]["healthcheck"]["test"] == ["CMD", *HEALTHY]


def test_what_is_shared_is_a_database_a_lasting_queue_and_a_store(
    services: dict[str, dict[str, Any]],
) -> None:
    assert {name: services[name]["image"] for name in IMAGES} == IMAGES
    assert services["redis"]["command"] == ["redis-server", "--appendonly", "yes"]
    assert [name for name in IMAGES if not services[name].get("volumes")] == []


def test_every_process_is_told_the_same(services: dict[str, dict[str, Any]]) -> None:
    told = [service["environment"] for name, service in services.items() if name not in IMAGES]

    assert told == [told[0]] * 4
    settings = (ROOT / "config" / "settings.py").read_text()
    known = set(re.findall(r'env\.\w+\(\s*"(\w+)"', settings)) | {"DATABASE_URL"}
    assert set(told[0]) - known == {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}


@pytest.mark.celery
def test_a_server_is_set_up_and_handed_over(tmp_path: Path) -> None:
    """On what set-up made for these tests, so that nothing is fetched again."""
    var = tmp_path / "var"
    made = Path(os.environ.get("TRELLIS_VAR", ROOT / "var")).resolve()
    var.mkdir(mode=0o700)
    shutil.copytree(made / "set-up", var / "set-up")
    owner = 10001 if os.geteuid() == 0 else os.geteuid()
    words = [word.format(owner=owner) for word in SET_UP]

    done = subprocess.run(
        words, cwd=ROOT, env={**os.environ, "TRELLIS_VAR": str(var), "TRELLIS_SECRET_KEY": "of-this-test"},
        capture_output=True, text=True, check=False, timeout=900,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout + done.stderr
    assert {path.stat().st_uid for path in [var, *var.rglob("*")]} == {owner}
    assert not (var / "secret-key").exists()
