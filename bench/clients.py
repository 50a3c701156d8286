"""People at their editors as a server sees them: each stores again as soon as the answer is there."""

import http.client
import itertools
import json
import threading
import time
from dataclasses import dataclass, field
from typing import Any

# The same in cookie and header: all that the check of forms asks of a script.
TOKEN = "benchbenchbenchbenchbenchbench12"  # noqa: S105 (no secret)
KEYS = itertools.count()


@dataclass
class Browser:
    """Somebody signed in, on a connection of their own."""

    port: int
    session: str
    connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)

    def ask(self, method: str, address: str, body: Any = None, **more: str) -> tuple[int, str, bytes]:
        """The status, where it leads on to, and what it says."""
        headers = {"Cookie": f"sessionid={self.session}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN, **more}
        data = None if body is None else json.dumps(body).encode()
        headers["Content-Type"] = "application/json"
        self.connection.request(method, address, data, headers)
        answer = self.connection.getresponse()
        return answer.status, answer.headers.get("Location", ""), answer.read()


@dataclass
class Typist:
    """A writer with a text that grows by a sentence and loses one, so that it stays as long as it is."""

    browser: Browser
    address: str
    text: str
    revision: int
    waits: list[float] = field(default_factory=list)

    def store(self) -> None:
        """One text, and how long its answer took."""
        number = next(KEYS)
        text = f"{self.text}\n\nSentence {number} is new."
        began = time.monotonic()
        status, _, said = self.browser.ask(
            "PUT",
            self.address,
            {"text": text, "base": self.revision},
            **{"Idempotency-Key": f"bench-{number}"},
        )
        self.waits.append(time.monotonic() - began)
        if status != 200:
            raise AssertionError(f"{self.address}: {status} {said[:300]!r}")
        self.revision = json.loads(said)["revision"]

    def store_until(self, end: float) -> None:
        while time.monotonic() < end:
            self.store()


def type_together(typists: list[Typist], seconds: float) -> float:
    """All of them at once for so long; how long it took until the last answer."""
    began = time.monotonic()
    problems: list[BaseException] = []

    def work(typist: Typist) -> None:
        try:
            typist.store_until(began + seconds)
        except BaseException as problem:  # noqa: BLE001 (told below, not by its thread)
            problems.append(problem)

    threads = [threading.Thread(target=work, args=[typist]) for typist in typists]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if problems:
        raise problems[0]
    return time.monotonic() - began


def in_turn(groups: dict[str, list[Typist]], *, rounds: int, seconds: float) -> dict[str, dict[str, float]]:
    """Each group for some seconds, again and again; what each stored in a second, and its slowest answers."""
    took = dict.fromkeys(groups, 0.0)
    for typist in itertools.chain(*groups.values()):
        typist.waits.clear()
    for _ in range(rounds):
        for name, typists in groups.items():
            took[name] += type_together(typists, seconds)
    waits = {name: [wait for typist in group for wait in typist.waits] for name, group in groups.items()}
    return {
        name: {"rate": len(waits[name]) / took[name], "p95_ms": 1000 * slowest(waits[name])}
        for name in groups
    }


def slowest(waits: list[float]) -> float:
    """What one in twenty waits is longer than."""
    ordered = sorted(waits)
    return ordered[min(len(ordered) - 1, len(ordered) * 95 // 100)]
