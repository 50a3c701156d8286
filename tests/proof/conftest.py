"""A site of its own for the proofs that run in one process, with a section for each story."""

import dataclasses
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.proof.edits import GROUND
from tests.serving import (
    PASSWORD,
    ROOT,
    WebServer,
    environment_of,
    manage,
    own_database,
    run_program,
    serving,
)

SEEDS = (11, 22, 33, 44, 55)
CODES = [f"seed-{seed}" for seed in SEEDS] + ["killed", "killed-long", "two", "two-killed", "two-killed-long"]


@dataclasses.dataclass(frozen=True)
class Ground:
    """A folder and database with the stage set; servers are started upon it."""

    folder: Path
    environment: dict[str, str]

    def tell(self, code: str) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(
            run_program(["-m", "tests.proof.stage", "tell", code], self.environment)
        )
        return told


def own_redis() -> dict[str, str]:
    """The tests' Redis where there is one, and in it a shelf that they do not clear."""
    address = os.environ.get("TRELLIS_REDIS_URL", "")
    return {"TRELLIS_REDIS_URL": f"{address.rpartition('/')[0]}/7"} if address else {}


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    folder = tmp_path_factory.mktemp("proof")
    with own_database() as database:
        environment = environment_of(folder, "http://127.0.0.1", **database, **own_redis())
        for words in (["collectstatic", "--noinput"], ["migrate", "--noinput"]):
            manage(words, environment)
        asked = json.dumps({"codes": CODES, "ground": GROUND, "password": PASSWORD})
        command = [sys.executable, "-m", "tests.proof.stage", "set"]
        subprocess.run(command, input=asked, text=True, cwd=ROOT, env=environment, check=True, timeout=900)
        yield Ground(folder, environment)


@pytest.fixture
def web(ground: Ground) -> Iterator[WebServer]:
    with serving(ground.folder, ground.environment) as server:
        yield server
