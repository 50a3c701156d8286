"""People at their editors: real sign-in, real tokens, one section, edits that are sent until answered."""

import dataclasses
import http.client
import http.cookiejar
import json
import random
import re
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from typing import Any

from tests.proof.edits import changed, token_of
from tests.proof.stage import CITY, COHORT, WRITERS
from tests.serving import PASSWORD

PATIENCE = 600


@dataclasses.dataclass(frozen=True)
class Sent:
    """One edit as it was sent, and the answer that came; `again` is the answer to its repetition.

    `cut_off` counts the times that the connection broke before an answer, so that it was sent again.
    """

    by: str
    key: str
    token: str
    base: int
    was: str
    text: str
    status: int
    answer: dict[str, Any]
    again: tuple[int, dict[str, Any]] | None
    cut_off: int


class Person:
    """Somebody with a session of their own."""

    def __init__(self, address: str, email: str) -> None:
        self.address, self.email = address, email
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))
        self.cut_off = 0

    def signs_in(self) -> "Person":
        page = self.opener.open(f"{self.address}/accounts/login/", timeout=60).read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert token
        form = {"login": self.email, "password": PASSWORD, "csrfmiddlewaretoken": token[1]}
        data = urllib.parse.urlencode(form).encode()
        answer = self.opener.open(f"{self.address}/accounts/login/", data, timeout=60)
        assert answer.url == f"{self.address}/desk/", answer.url
        return self

    def reads(self, section: str) -> dict[str, Any]:
        return self._until_answered(section, "GET", None, "")[1]

    def stores(self, section: str, text: str, base: int, key: str) -> tuple[int, dict[str, Any]]:
        """Sent again with the same key as often as no answer comes."""
        return self._until_answered(section, "PUT", json.dumps({"text": text, "base": base}).encode(), key)

    def _until_answered(
        self, section: str, method: str, data: bytes | None, key: str
    ) -> tuple[int, dict[str, Any]]:
        for _try in range(PATIENCE * 10):
            try:
                return self._asks(section, method, data, key)
            except (OSError, http.client.HTTPException) as problem:
                # Refused is told before anything was sent; all else leaves it open what came of it.
                refused = isinstance(getattr(problem, "reason", problem), ConnectionRefusedError)
                self.cut_off += not refused
                threading.Event().wait(0.1)
        raise AssertionError(f"no answer to {key}")

    def _asks(self, section: str, method: str, data: bytes | None, key: str) -> tuple[int, dict[str, Any]]:
        address = f"{self.address}/{COHORT}/plans/{CITY}/{section}/text"
        csrf = next(cookie.value for cookie in self.cookies if cookie.name == "csrftoken")
        headers = {"Content-Type": "application/json", "X-CSRFToken": csrf or "", "Idempotency-Key": key}
        request = urllib.request.Request(address, data, headers, method=method)  # noqa: S310 - our own server
        try:
            with self.opener.open(request, timeout=60) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as refused:
            return refused.code, json.loads(refused.read())


def write_together(
    addresses: list[str], section: str, *, seed: int, writers: int = 8, edits: int = 25,
    meanwhile: Callable[[list[Sent]], None] | None = None,
) -> list[Sent]:  # fmt: skip
    """What each of the writers sent, and was answered; `meanwhile` runs beside them, over what is sent."""
    people = [
        Person(addresses[number % len(addresses)], WRITERS[number % 2]).signs_in()
        for number in range(writers)
    ]
    sent: list[Sent] = []
    problems: list[BaseException] = []

    def at_work(number: int, person: Person) -> None:
        try:
            _write(person, section, number, seed, edits, sent)
        except BaseException as problem:  # noqa: BLE001 - told by the test, not by its thread
            problems.append(problem)

    threads = [threading.Thread(target=at_work, args=pair) for pair in enumerate(people)]
    for thread in threads:
        thread.start()
    if meanwhile:
        meanwhile(sent)
    for thread in threads:
        thread.join()
    assert problems == []
    return sent


def _write(person: Person, section: str, number: int, seed: int, edits: int, sent: list[Sent]) -> None:
    """One person's hour: reads, thinks, stores; sometimes on a page that was opened long ago."""
    chance = random.Random(seed * 1000 + number)
    seen = person.reads(section)
    for edit in range(edits):
        if chance.random() < 0.6:
            seen = person.reads(section)
        token, key = token_of(number, edit, seed), f"{seed}-{number}-{edit}"
        text, base = changed(seen["text"], token, chance), seen["revision"]
        before = person.cut_off
        status, answer = person.stores(section, text, base, key)
        again = person.stores(section, text, base, key) if chance.random() < 0.2 else None
        sent.append(
            Sent(
                person.email,
                key,
                token,
                base,
                seen["text"],
                text,
                status,
                answer,
                again,
                person.cut_off - before,
            )
        )
        # Whose text met another's reads before writing on; else they would meet over and over.
        seen = answer if status == 200 else person.reads(section)
