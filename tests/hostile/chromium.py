"""Shows a real browser the very answers that the product gave, and asks what it made of them."""

import dataclasses
import shutil
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route, sync_playwright

from tests.browser.conftest import FLAGS

HERE = Path(__file__).resolve().parent
ORIGIN = "https://trellis.test"
PAGE = f"{ORIGIN}/page"


@dataclasses.dataclass(frozen=True)
class Answer:
    """What the product sent: status, headers, body."""

    status: int
    headers: dict[str, str]
    body: bytes


NOTHING = Answer(204, {}, b"")


def taken(response: Any) -> Answer:
    """An answer of Django's test client, read to its end."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return Answer(response.status_code, dict(response.headers), body)


def look_at(answers: Mapping[str, Answer], files: Mapping[str, Answer]) -> dict[str, list[str]]:
    """What is wrong with each answer, opened under its own headers; `files` are what pages ask for beside."""
    found: dict[str, list[str]] = {}
    _in_browser(lambda chromium: found.update(_looked(chromium, answers, files)))
    return found


def kinds_of(answers: Mapping[str, Answer]) -> dict[str, dict[str, int]]:
    """Which kinds of elements each answer is made of, as the browser parses it."""
    found: dict[str, dict[str, int]] = {}
    script = (HERE / "kinds.js").read_text("utf-8")

    def parse(chromium: Browser) -> None:
        page = chromium.new_page()
        for name, answer in answers.items():
            found[name] = page.evaluate(script, answer.body.decode())

    _in_browser(parse)
    return found


def _in_browser(work: Callable[[Browser], None]) -> None:
    """In a thread of its own: Playwright's loop must not stand in the way of the database."""
    failed: list[BaseException] = []

    def run() -> None:
        try:
            with sync_playwright() as playwright:
                chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
                try:
                    work(chromium)
                finally:
                    chromium.close()
        except BaseException as problem:  # noqa: BLE001 - raised again where it is waited for
            failed.append(problem)

    worker = threading.Thread(target=run)
    worker.start()
    worker.join()
    if failed:
        raise failed[0]


def _looked(
    chromium: Browser, answers: Mapping[str, Answer], files: Mapping[str, Answer]
) -> dict[str, list[str]]:
    viewer = _Viewer(files)
    context = chromium.new_context(service_workers="block", ignore_https_errors=True)
    context.add_init_script(path=str(HERE / "hooks.js"))
    context.route("**/*", viewer.reply)
    page = context.new_page()
    page.on("console", viewer.said)
    page.on("pageerror", lambda error: viewer.met.append(f"script: {error}"))
    return {name: viewer.look(page, answer) for name, answer in answers.items()}


class _Viewer:
    """Gives a browser one answer after the other, and notes what it asks for and says."""

    def __init__(self, files: Mapping[str, Answer]) -> None:
        self.files = files
        self.answer = NOTHING
        self.met: list[str] = []
        self.script = (HERE / "dom.js").read_text("utf-8")

    def look(self, page: Page, answer: Answer) -> list[str]:
        page.goto("about:blank")
        self.answer, self.met = answer, []
        page.goto(PAGE, wait_until="load", timeout=120_000)
        return [*self.met, *page.evaluate(self.script)]

    def reply(self, route: Route, request: Request) -> None:
        path = request.url.removeprefix(ORIGIN).partition("?")[0]
        found = self.answer if request.url == PAGE else self.files.get(path)
        ours = path.startswith("/static/") or path.endswith("/presence/")
        if found is None and not ours:
            self.met.append(f"asked: {request.method} {request.url[:200]}")
            return route.abort()
        found = found or NOTHING
        return route.fulfill(status=found.status, headers=found.headers, body=found.body)

    def said(self, message: ConsoleMessage) -> None:
        own_status = message.location.get("url") == PAGE and "responded with a status" in message.text
        if message.type == "error" and not own_status:
            self.met.append(f"console: {message.text} {message.location.get('url')}")
