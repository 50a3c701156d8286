"""The web process dies while eight people write, and is started again: no answer was a lie."""

import pytest

from tests.proof.account import settle
from tests.proof.conftest import Ground
from tests.proof.killing import killing
from tests.proof.writers import write_together
from tests.serving import WebServer

pytestmark = [pytest.mark.server, pytest.mark.xdist_group("proof")]


@pytest.mark.parametrize(
    ("code", "kills"), [("killed", 8), pytest.param("killed-long", 50, marks=pytest.mark.long)]
)
def test_a_killed_web_process_loses_no_answer(ground: Ground, web: WebServer, code: str, kills: int) -> None:
    edits = kills + 2
    meanwhile = killing([web], times=kills, seed=kills, every=6)
    sent = write_together([web.address], code, seed=kills, edits=edits, meanwhile=meanwhile)
    found = settle(ground.tell(code), sent)
    cut = sum(each.cut_off for each in sent)
    print(f"\n{kills} kills, {cut} requests cut off: {found}")
    assert found.accepted + found.overlaps == len(sent) == 8 * edits
    assert cut >= 1
