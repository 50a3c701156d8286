"""Two web processes on one PostgreSQL and one Redis: the same promises, also where one of them dies."""

from collections.abc import Iterator

import pytest

from tests.proof.account import settle
from tests.proof.conftest import Ground
from tests.proof.killing import killing
from tests.proof.writers import write_together
from tests.serving import WebServer, serving

pytestmark = [pytest.mark.server, pytest.mark.celery, pytest.mark.xdist_group("proof-two")]


@pytest.fixture
def webs(ground: Ground) -> Iterator[list[WebServer]]:
    assert set(ground.environment) >= {"DATABASE_URL", "TRELLIS_REDIS_URL"}
    with serving(ground.folder, ground.environment) as one, serving(ground.folder, ground.environment) as two:
        yield [one, two]


def test_writers_on_two_web_processes_lose_nothing(ground: Ground, webs: list[WebServer]) -> None:
    sent = write_together([web.address for web in webs], "two", seed=66)
    found = settle(ground.tell("two"), sent)
    print(f"\ntwo web processes: {found}")
    assert found.accepted + found.overlaps == len(sent) == 200
    assert found.merged >= 10
    assert found.overlaps >= 1


@pytest.mark.parametrize(
    ("code", "kills"), [("two-killed", 5), pytest.param("two-killed-long", 50, marks=pytest.mark.long)]
)
def test_one_of_two_dies_and_no_answer_is_lost(
    ground: Ground, webs: list[WebServer], code: str, kills: int
) -> None:
    meanwhile = killing(webs, times=kills, seed=kills, every=6)
    sent = write_together(
        [web.address for web in webs], code, seed=kills, edits=kills + 2, meanwhile=meanwhile
    )
    found = settle(ground.tell(code), sent)
    print(f"\n{kills} kills of one of two, {sum(each.cut_off for each in sent)} requests cut off: {found}")
    assert found.accepted + found.overlaps == len(sent) == 8 * (kills + 2)
