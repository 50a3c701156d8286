"""Browsers on the site as it is served, each watched for what a visitor would never see."""

import contextlib
import dataclasses
import os
import shutil
from collections.abc import Callable, Generator, Iterator

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

from tests.browser.site import PASSWORD, Site, served

# Slow where several runs share two cores; a page that is right answers long before.
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)
# fmt: off
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]
# fmt: on


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    redis = os.environ.get("TRELLIS_REDIS_URL", "")
    with served(tmp_path_factory.mktemp("site"), redis=redis) as running:
        yield running


@pytest.fixture
def browser() -> Iterator[Browser]:
    """One for each test: Playwright's loop must be gone before the next test asks the database."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield chromium
        chromium.close()


@dataclasses.dataclass
class Somebody:
    """A person at a browser of their own."""

    context: BrowserContext
    page: Page
    site: Site

    def goes(self, path: str) -> Page:
        self.page.goto(path)
        return self.page

    def signs_in(self, address: str, password: str = PASSWORD) -> "Somebody":
        page = self.goes("/accounts/login/")
        page.fill("input[name=login]", address)
        page.fill("input[name=password]", password)
        page.get_by_role("main").get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/desk/")
        return self


def told(page: Page, words: str) -> None:
    """Trellis answered so; messages.js says it a second time, for screen readers alone."""
    expect(page.get_by_role("region", name="Messages")).to_contain_text(words)


class Watch:
    """What went wrong behind the pages: errors of the console, refusals of the policy, other hosts."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.seen: list[str] = []

    def over(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda error: self.seen.append(f"script: {error.error}"))
        context.on("request", self._request)

    def met(self, words: str) -> None:
        """What was provoked: seen exactly once, and forgotten."""
        found = [line for line in self.seen if words in line]
        assert len(found) == 1, self.seen
        self.seen.remove(found[0])

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.seen.append(f"{message.type}: {message.text} at {message.location.get('url')}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.address}/", "data:", "blob:")):
            self.seen.append(f"another host: {request.url}")


@pytest.fixture
def watch(site: Site) -> Watch:
    return Watch(site.address)


PAGES = pytest.StashKey[list[Page]]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failure says what each person had before them."""
    report = yield
    if report.when == "call" and report.failed:
        for page in item.stash.get(PAGES, []):
            report.sections.append((page.url, page.locator("body").aria_snapshot(timeout=5_000)))
    return report


@pytest.fixture
def somebody(
    browser: Browser, site: Site, watch: Watch, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Somebody]]:
    """Gives a browser with nobody signed in, and a page in it."""
    pages = request.node.stash.setdefault(PAGES, [])
    with contextlib.ExitStack() as stack:

        def arrives(**how: object) -> Somebody:
            context = browser.new_context(base_url=site.address, locale="en-GB", **how)  # type: ignore[arg-type]
            context.set_default_timeout(PATIENCE)
            stack.callback(context.close)
            watch.over(context)
            pages.append(context.new_page())
            return Somebody(context, pages[-1], site)

        yield arrives
    assert watch.seen == []
