"""A backup taken while people write, put back elsewhere: one moment of all that was there."""

import contextlib
import dataclasses
import http.cookiejar
import json
import re
import subprocess
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desk.domain.backup.archive import open_backup
from desk.domain.backup.snapshot import PASSING
from tests.browser.site import Site
from tests.operations import fleet
from tests.serving import PASSWORD, own_database, run_program

pytestmark = [pytest.mark.fleet, pytest.mark.xdist_group("browser")]


@dataclasses.dataclass
class Writer:
    """An official of Ghent who stores line after line in a section of their own."""

    site: Site
    seat: str
    section: str
    stored: list[str] = dataclasses.field(default_factory=list)

    def __post_init__(self) -> None:
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)

    def signs_in(self) -> "Writer":
        address = f"{self.site.address}/accounts/login/"
        form = {"login": f"ghent.{self.seat}@demo.example", "password": PASSWORD}
        form["csrfmiddlewaretoken"] = self.token(address)
        assert self.opener.open(address, urllib.parse.urlencode(form).encode(), timeout=60).status == 200
        return self

    def token(self, address: str) -> str:
        found = re.search(
            r'name="csrfmiddlewaretoken" value="(\w+)"', self.opener.open(address, timeout=60).read().decode()
        )
        assert found
        return found[1]

    def writes_until(self, stop: threading.Event) -> None:
        plan = f"{self.site.address}/{self.site.running}/plans/ghent/{self.section}"
        token, now = self.token(f"{plan}/edit/"), self.ask(f"{plan}/text")
        while not stop.is_set():
            text = f"{now['text']}\nLine {len(self.stored)} of {self.seat}.\n"
            now = self.ask(f"{plan}/text", token, {"text": text, "base": now["revision"]})
            self.stored.append(now["text"])

    def ask(self, address: str, token: str = "", body: dict[str, Any] | None = None) -> dict[str, Any]:
        headers = {"X-CSRFToken": token, "Content-Type": "application/json"}
        data = json.dumps(body).encode() if body else None
        request = urllib.request.Request(  # noqa: S310 - our own server
            address, data, headers, method="PUT" if body else "GET"
        )
        return json.load(self.opener.open(request, timeout=60))


@contextlib.contextmanager
def writing(site: Site) -> Iterator[list[Writer]]:
    """Two officials who write as long as the block goes on."""
    writers = [Writer(site, "technical", "data").signs_in(), Writer(site, "policy", "challenge").signs_in()]
    stop = threading.Event()
    threads = [threading.Thread(target=writer.writes_until, args=[stop]) for writer in writers]
    for thread in threads:
        thread.start()
    try:
        yield writers
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def each_stored(writers: list[Writer], more: int) -> list[int]:
    """Wait until each has stored so many lines more; how many each has then."""
    wanted = [len(writer.stored) + more for writer in writers]
    end = time.monotonic() + 120
    while any(len(w.stored) < count for w, count in zip(writers, wanted, strict=True)):
        assert time.monotonic() < end, "the writers came to a halt"
        time.sleep(0.05)
    return [len(writer.stored) for writer in writers]


@contextlib.contextmanager
def elsewhere(site: Site, folder: Path) -> Iterator[dict[str, str]]:
    """The environment of an installation that holds nothing yet."""
    folder.mkdir()
    (folder / "fonts").symlink_to(site.var / "fonts")
    with own_database() as database:
        other = {**site.environment, **database, "TRELLIS_VAR": str(folder)}
        if "TRELLIS_STORAGE_URL" in other:
            other["TRELLIS_STORAGE_URL"] = other["TRELLIS_STORAGE_URL"].replace("/files?", "/elsewhere?")
        yield other


def test_a_backup_under_writes_comes_back_as_one_moment(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "backup.tar"
    restore = ["./trellis", "restore", str(path)]
    with writing(site) as writers:
        before = each_stored(writers, 3)
        fleet.run(["./trellis", "backup", str(path)], site.environment)
        each_stored(writers, 3)
    with open_backup(path) as backup:
        account = backup.account
    with elsewhere(site, tmp_path / "elsewhere") as other:
        fleet.run(restore, other)
        found = json.loads(run_program(["-m", "tests.operations.moment"], other))
        breaches = run_program(["manage.py", "check_invariants"], other)
        full = subprocess.run([fleet.TRELLIS, *restore[1:]], env=other, capture_output=True, check=False)
        fleet.run([*restore, "--replace"], other)
        replaced = json.loads(run_program(["-m", "tests.operations.moment"], other))

    assert path.stat().st_mode & 0o777 == 0o600
    assert account.missing == []
    assert account.rows["django_session"] > 0
    passing = dict.fromkeys(PASSING & set(account.rows), 0)
    assert found["rows"] == account.rows | passing
    assert found["files"] == account.files
    assert breaches == "All invariants hold.\n"
    assert found["printed"][0] == found["printed"][1]
    assert (full.returncode, replaced) == (1, found)
    for writer, count in zip(writers, before, strict=True):
        mine = [text for text in found["texts"][f"{site.running} {writer.section}"] if text in writer.stored]
        assert mine == writer.stored[: len(mine)]
        assert count <= len(mine)
