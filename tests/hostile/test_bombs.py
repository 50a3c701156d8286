"""Bombs over HTTP against the real server: each is answered, and others are served meanwhile."""

import contextlib
import http.client
import json
import threading
import urllib.parse
from collections.abc import Iterator

import pytest

from tests import servers
from tests.serving import PASSWORD, environment_of, manage, own_database, serving

pytestmark = [pytest.mark.once, pytest.mark.server, pytest.mark.xdist_group("bombs")]
SET_UP = f"""
from tests.conftest import make_cast, make_plan
cast = make_cast(); make_plan(cast)
cast.author.set_password({PASSWORD!r}); cast.author.save()
"""
TEXTS = {
    "brackets": "[" * 5000,
    "lists 80 deep": "\n".join("  " * level + "- a" for level in range(80)),
    "a table cell of 100000 columns": "<td colspan=100000>a</td>",
    "notes in a circle": "".join(f"[^{n}]: see [^{(n + 1) % 500}]\n\n" for n in range(500)),
    "stars": "*" * 200_000,
    "backticks": "`" * 200_000,
    "backticks of all lengths": " ".join("`" * n for n in range(1, 620)),
    "bars": "|" * 200_000,
    "wide and long table": "|a" * 300 + "|\n" + "|-" * 300 + "|\n" + ("|b" * 20 + "|\n") * 4000,
    "quotations": ">" * 200_000,
    "quotations a line": "> " * 60 + "a\n",
    "stops": "." * 200_000,
    "stops and open notes": ".[^" * 66_000,
    "one word": "a" * 200_000,
    "accents": "a" + "\u0301" * 90_000,
    "line ends": "\n" * 200_000,
    "short passages": "a\n\n" * 66_000,
    "headings": "# a\n" * 50_000,
    "rules": "---\n" * 50_000,
    "open links": "[a](" * 50_000,
    "open pictures": "![a](figure:" * 16_000,
    "addresses": "https://a.example/ " * 10_000,
    "emphasis": "*a **b* c** " * 16_000,
    "escapes": "\\*" * 100_000,
    "tildes": "~~a" * 60_000,
    "fences": "```\n" * 50_000,
    "numbers": "9" * 200_000 + ". a",
    "tabs": "\t" * 100_000 + "a",
    "mail addresses": "<a@" * 66_000,
    "angles": "<" * 200_000,
    "too long": "a" * 250_000,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The server as it is started, on an empty folder and database with the cast alone."""
    folder, port = tmp_path_factory.mktemp("bombs"), servers.free_port()
    with own_database() as database:
        environment = environment_of(folder, f"http://127.0.0.1:{port}", **database)
        for words in (["collectstatic", "--noinput"], ["migrate", "--noinput"]):
            manage(words, environment)
        manage(["shell", "-v", "0", "-c", SET_UP], environment)
        with serving(folder, environment, port):
            yield f"127.0.0.1:{port}"


class Caller:
    """One person's requests, with the cookies that come back."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.cookies: dict[str, str] = {}

    def asks(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection(self.address, timeout=120)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            # A server that has read enough answers, and hangs up on the rest.
            with contextlib.suppress(BrokenPipeError):
                connection.request(method, path, body, {"Cookie": cookies, **headers})
            reply = connection.getresponse()
            for line in reply.headers.get_all("Set-Cookie", []):
                name, value = line.partition(";")[0].split("=", 1)
                self.cookies[name] = value
            return reply.status, reply.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def posts(self, path: str, fields: dict[str, str]) -> tuple[int, str]:
        sent = urllib.parse.urlencode(fields | {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")})
        return self.asks("POST", path, sent.encode(), **{"Content-Type": "application/x-www-form-urlencoded"})

    def puts(self, path: str, body: bytes, **headers: str) -> tuple[int, str]:
        return self.asks("PUT", path, body, **{"X-CSRFToken": self.cookies.get("csrftoken", ""), **headers})


@pytest.fixture(scope="module")
def author(site: str) -> Caller:
    caller = Caller(site)
    caller.asks("GET", "/accounts/login/")
    assert caller.posts("/accounts/login/", {"login": "author@example.org", "password": PASSWORD})[0] == 302
    return caller


@contextlib.contextmanager
def others_are_served(site: str) -> Iterator[list[int]]:
    """Somebody else asks on and on meanwhile; what they are answered."""
    told: list[int] = []
    over = threading.Event()

    def ask() -> None:
        while not over.is_set():
            told.append(Caller(site).asks("GET", "/healthz")[0])

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        yield told
    finally:
        over.set()
        asking.join()


CHALLENGE = "/udt-test/plans/ghent/challenge/"


@pytest.mark.parametrize("most", [40_000, pytest.param(250_000, marks=pytest.mark.long)])
def test_hostile_texts_are_answered_while_others_are_served(site: str, author: Caller, most: int) -> None:
    """Each is previewed, stored on an old base, shown, compared and looked for, or refused."""
    with others_are_served(site) as told:
        answered = {name: go_through(author, text[:most]) for name, text in TEXTS.items()}

    assert {name: found for name, found in answered.items() if found - {200, 302, 404, 409, 412, 413}} == {}
    assert set(told) == {200}
    assert len(told) >= len(TEXTS)


def go_through(author: Caller, text: str) -> set[int]:
    base = json.loads(author.asks("GET", f"{CHALLENGE}text")[1])["revision"]
    sent = {"text": text, "base": base}
    older = {"text": f"{text}\n\nb", "base": max(base - 1, 0)}
    return {
        author.posts(f"{CHALLENGE}preview/", {"text": text})[0],
        author.puts(f"{CHALLENGE}text", json.dumps(sent).encode())[0],
        author.puts(f"{CHALLENGE}text", json.dumps(older).encode())[0],
        author.asks("GET", "/udt-test/plans/ghent/")[0],
        author.asks("GET", f"{CHALLENGE}compare/?from={max(base, 1)}&to={base + 1}")[0],
        remark(author, base + 1, f"{text[:900]} elsewhere"),
    }


def remark(author: Caller, revision: int, quote: str) -> int:
    sent = {"revision": str(revision), "block": "0", "quote": quote, "text": "Why?", "audience": "cohort"}
    return author.posts(f"{CHALLENGE}remarks/", sent)[0]


REQUESTS = {
    "JSON 100000 deep": (400, b'{"text":' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
    "JSON number without end": (400, b'{"text": "a", "base": ' + b"9" * 100_000 + b"}"),
    "JSON number out of reach": (400, b'{"text": "a", "base": 99999999999999999999}'),
    "JSON half a character": (400, b'{"text": "\\ud83d", "base": 0}'),
    "JSON NUL": (400, b'{"text": "a\\u0000b", "base": 0}'),
    "JSON infinity": (400, b'{"text": "a", "base": Infinity}'),
    "not UTF-8": (400, b'{"text": "\xff\xfe", "base": 0}'),
    "many keys": (400, b"{" + b",".join(b'"%d":1' % n for n in range(100_000)) + b"}"),
    "ten megabytes": (413, b'{"text": "' + b"a" * 10_000_000 + b'", "base": 0}'),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_a_hostile_request_is_refused(site: str, author: Caller, name: str) -> None:
    status, body = REQUESTS[name]
    with others_are_served(site) as told:
        found, reply = author.puts(f"{CHALLENGE}text", body)

    assert (found, "reason" in json.loads(reply), set(told)) == (status, True, {200})


def test_large_forms_and_headers_are_refused(site: str, author: Caller) -> None:
    key, words = {"Idempotency-Key": "k" * 5_000}, {"Accept-Language": "a," * 15_000}
    with others_are_served(site) as told:
        found = [
            author.posts(f"{CHALLENGE}edit/", {"text": "a" * 10_000_000, "base": "0"})[0],
            author.posts(f"{CHALLENGE}edit/", {f"f{n}": "1" for n in range(5_000)})[0],
            author.asks("GET", "/" + "a" * 60_000)[0],
            author.asks("GET", "/", b"", **words)[0],
            author.puts(f"{CHALLENGE}text", b'{"text": "a", "base": 0}', **key)[0],
        ]

    assert [status in (200, 400, 404, 413, 414, 431) for status in found] == [True] * 5
    assert set(told) == {200}
