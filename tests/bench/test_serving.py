"""What measures a running site: its stage, the bare view, the weighing of pages; nothing is timed."""

import gzip
import http.server
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from actionplans.models import Revision
from bench import stage
from bench.clients import TOKEN, Browser
from bench.weights import weigh

pytestmark = pytest.mark.once

PAGES = {
    "/light/": b'<link rel="stylesheet" href="/a.css"><p>No script.</p>',
    "/heavy/": b'<link href="/a.css" rel="stylesheet"><script type="module" src="/js/a.js"></script>',
    "/js/a.js": b'import{b}from"./b.js";import("../c.js")',
    "/js/b.js": b'import "./a.js"',
    "/c.js": b"1",
}


@pytest.fixture
def told(db: None, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setattr(stage, "LONG", ("1.0", 1, 1))
    monkeypatch.setattr(stage, "SHORT", [("2.0", 1, 1)])
    return stage.set_stage()


def asked(writer: dict[str, Any], kind: str, settings: Any) -> tuple[int, list[str]]:
    """The status of one text stored so, and the first words of what the tables were asked."""
    settings.ROOT_URLCONF = "bench.bare_write"
    client = Client(enforce_csrf_checks=True)
    client.cookies["sessionid"], client.cookies["csrftoken"] = writer["session"], TOKEN
    body = {"text": f"{writer['text']} More.", "base": writer["revision"]}
    headers = {"X-CSRFToken": TOKEN, "Idempotency-Key": f"once {kind}"}
    with CaptureQueriesContext(connection) as said:
        answer = client.put(writer[kind], body, "application/json", headers=headers)
    words = [query["sql"].replace('"', "").split() for query in said]
    return answer.status_code, [f"{word[0]} {word[2]}" for word in words if word[0] in {"INSERT"}] + [
        word[0] for word in words if word[0] in {"SELECT", "UPDATE"}
    ]


def test_the_bare_view_asks_what_autosave_asks(told: dict[str, Any], settings: Any) -> None:
    writer = told["writers"][0]
    saved, bare = asked(writer, "saved", settings), asked(writer, "bare", settings)
    assert saved == bare
    assert saved[0] == 200
    assert saved[1][:2] == ["INSERT actionplans_revision", "INSERT actionplans_storededit"]


def test_each_writer_has_two_sections_of_their_own(told: dict[str, Any]) -> None:
    addresses = [writer[kind] for writer in told["writers"] for kind in ("saved", "bare")]
    assert len(told["writers"]) == stage.WRITERS
    assert len(set(addresses)) == 2 * stage.WRITERS
    assert Revision.objects.filter(text="").count() == 0


def test_a_text_read_again_is_not_made_again(told: dict[str, Any]) -> None:
    counted = stage.count_questions()
    assert (counted["first"] > 0, counted["second"]) == (True, 0)


class Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        said = PAGES[self.path]
        self.send_response(200)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name it has)
        pass


@pytest.fixture
def browser() -> Iterator[Browser]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Browser(server.server_port, "nobody")
        server.shutdown()


def test_a_page_weighs_its_scripts_and_what_they_import(browser: Browser) -> None:
    scripts = sum(len(gzip.compress(PAGES[name])) for name in ("/js/a.js", "/js/b.js", "/c.js"))
    assert weigh(browser, ["/light/", "/heavy/"]) == {"scripts_kb": scripts / 1024, "styles": 1}
    assert weigh(browser, ["/light/"]) == {"scripts_kb": 0, "styles": 1}
