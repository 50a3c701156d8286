"""Eight writers in one section over HTTP: what was accepted is there, in order, and nobody lost a word."""

import pytest

from tests.proof.account import settle
from tests.proof.conftest import SEEDS, Ground
from tests.proof.writers import write_together
from tests.serving import WebServer

pytestmark = [pytest.mark.server, pytest.mark.xdist_group("proof")]


@pytest.mark.parametrize("seed", SEEDS)
def test_eight_writers_lose_nothing(ground: Ground, web: WebServer, seed: int) -> None:
    code = f"seed-{seed}"
    sent = write_together([web.address], code, seed=seed)
    found = settle(ground.tell(code), sent)
    print(f"\nseed {seed}: {found}")
    assert (len(sent), found.accepted + found.overlaps) == (200, 200)
    assert found.revisions == 1 + found.accepted
    assert found.merged >= 10
    assert found.overlaps >= 1
