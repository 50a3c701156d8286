"""Web processes that die in the middle of what they do, at points chosen by seed, and come back."""

import random
import threading
from collections.abc import Callable

from tests.proof.writers import Sent
from tests.serving import WebServer

PATIENCE = 6_000


def killing(servers: list[WebServer], *, times: int, seed: int, every: int) -> Callable[[list[Sent]], None]:
    """Kill one of the servers after each `every` answers or so, a moment into the next request."""
    chance = random.Random(seed)

    def run(sent: list[Sent]) -> None:
        due = 0
        for _kill in range(times):
            due += chance.randint(1, 2 * every - 1)
            wait_for_answers(sent, due)
            threading.Event().wait(chance.random() * 0.06)
            server = chance.choice(servers)
            server.kill()
            server.start()

    return run


def wait_for_answers(sent: list[Sent], count: int) -> None:
    for _look in range(PATIENCE * 10):
        if len(sent) >= count:
            return
        threading.Event().wait(0.01)
    raise AssertionError(f"{len(sent)} answers of {count}")
