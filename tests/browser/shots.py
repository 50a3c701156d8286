"""Pictures of every signature screen, in all sizes and schemes, with a page that shows them side by side.

`./trellis shots` writes them to var/shots, and `--readme` the three small ones that README shows.
"""

import argparse
import contextlib
import dataclasses
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import FLAGS
from tests.browser.site import PASSWORD, ROOT, Site, served

SIZES = {1440: 900, 768: 1024, 390: 844}
SCHEMES = ("light", "dark")


@dataclasses.dataclass(frozen=True)
class Screen:
    """One page as one person sees it; nobody is a visitor. {now} is the running edition."""

    name: str
    path: str
    person: str = ""


SCREENS = [
    Screen("home", "/"),
    Screen("cohort", "/udt-2024/"),
    Screen("cohort-running", "/{now}/"),
    Screen("sign-in", "/accounts/login/"),
    Screen("programme", "/udt-2024/programme/"),
    Screen("programme-running", "/{now}/programme/", "ghent.technical"),
    Screen("session", "/{now}/programme/sessions/intro-online/", "ghent.technical"),
    Screen("session-supplies", "/{now}/studio/programme/intro-online/supplies/", "organiser"),
    Screen("release", "/udt-2024/programme/releases/2/"),
    Screen("guide", "/udt-2024/guide/"),
    Screen("guide-book", "/udt-2024/guide/1.0/"),
    Screen("guide-chapter", "/udt-2024/guide/1.0/data/"),
    Screen("desk-pair", "/desk/", "ghent.policy"),
    Screen("desk-organiser", "/desk/", "organiser"),
    Screen("desk-trainer", "/desk/", "trainer"),
    Screen("desk-observer", "/desk/", "observer"),
    Screen("plans", "/{now}/plans/", "organiser"),
    Screen("plan", "/{now}/plans/oslo/", "oslo.policy"),
    Screen("plan-peer", "/{now}/plans/oslo/", "ghent.policy"),
    Screen("editor", "/{now}/plans/ghent/challenge/edit/", "ghent.policy"),
    Screen("history", "/{now}/plans/ghent/data/history/", "ghent.policy"),
    Screen("studio-programme", "/{now}/studio/programme/", "organiser"),
    Screen("studio-outputs", "/{now}/studio/outputs/", "organiser"),
    Screen("studio-coverage", "/{now}/studio/programme/coverage/", "organiser"),
    Screen("release-messages", "/{now}/studio/programme/release/2/messages/", "organiser"),
    Screen("studio-people", "/{now}/studio/people/", "organiser"),
    Screen("guide-desk", "/udt-2024/studio/guide/", "organiser"),
    Screen("guide-edition", "/udt-2024/studio/guide/1.0/", "organiser"),
]
# What README shows: the top of the screen, small.
README = {"plan": (1440, 900), "programme": (1440, 900), "guide-chapter": (1440, 900)}
SMALL = (960, 600)


def main() -> None:
    reader = argparse.ArgumentParser(prog="./trellis shots", description=__doc__)
    reader.add_argument("folder", type=Path)
    reader.add_argument("names", nargs="*", metavar="NAME", help="only these screens")
    reader.add_argument("--readme", action="store_true", help="write README's pictures too")
    asked = reader.parse_intermixed_args()
    chosen = [screen for screen in SCREENS if not asked.names or screen.name in asked.names]
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as site:
        print(
            f"{len(take(site, asked.folder, chosen))} pictures are in {asked.folder}/index.html", flush=True
        )
        if asked.readme:
            take_for_readme(site, ROOT / "docs" / "pictures")
        print_pages(site, asked.folder)


def take(site: Site, folder: Path, screens: Iterable[Screen]) -> list[Path]:
    """Take each screen in every size and scheme, and write the page that shows them."""
    folder.mkdir(parents=True, exist_ok=True)
    with browsing() as browser:
        taken = [path for screen in screens for path in take_screen(browser, site, folder, screen)]
    names = sorted({path.name.rsplit("-", 2)[0] for path in taken})
    (folder / "index.html").write_text(index(names), encoding="utf-8")
    return taken


def take_screen(browser: Browser, site: Site, folder: Path, screen: Screen) -> Iterator[Path]:
    context = browser.new_context(base_url=site.address, reduced_motion="reduce")
    page = context.new_page()
    if screen.person:
        page.goto("/accounts/login/")
        page.fill("input[name=login]", f"{screen.person}@demo.example")
        page.fill("input[name=password]", PASSWORD)
        page.press("input[name=password]", "Enter")
        page.wait_for_url("**/desk/")
    for width, height in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        # Opened anew in each size: what folds on a phone is settled when a page arrives.
        page.goto(screen.path.format(now=site.running))
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.evaluate("document.fonts.ready")
            path = folder / f"{screen.name}-{width}-{scheme}.png"
            page.screenshot(path=path, full_page=True)
            yield path
    context.close()


def take_for_readme(site: Site, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shown = {screen.name: screen for screen in SCREENS}
    with browsing() as browser, tempfile.TemporaryDirectory() as aside:
        for name, (width, height) in README.items():
            wide = next(iter(take_screen(browser, site, Path(aside), shown[name])))
            with Image.open(wide) as picture:
                small = (
                    picture.convert("RGB").crop((0, 0, width, height)).resize(SMALL, Image.Resampling.LANCZOS)
                )
                small.save(folder / f"{name}.webp", quality=82, method=6)


def print_pages(site: Site, folder: Path) -> None:
    """The pages of the published guide as pictures, where poppler is at hand."""
    with browsing() as browser:
        file = browser.new_context(base_url=site.address).request.get("/udt-2024/guide/1.0.pdf").body()
    (folder / "guide.pdf").write_bytes(file)
    command = ["pdftoppm", "-r", "60", "-png", str(folder / "guide.pdf"), str(folder / "paper")]
    subprocess.run(command, check=True, timeout=300)


@contextlib.contextmanager
def browsing() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()


def index(names: Iterable[str]) -> str:
    """A plain page: a row a screen, a column a size and scheme."""
    heads = "".join(f"<th>{width} {scheme}</th>" for width in SIZES for scheme in SCHEMES)
    rows = "".join(
        f"<tr><th>{escape(name)}</th>"
        + "".join(
            f'<td><a href="{name}-{width}-{scheme}.png"><img src="{name}-{width}-{scheme}.png" '
            f'alt="{escape(name)}, {width} pixels, {scheme}" width="240" loading="lazy"></a></td>'
            for width in SIZES
            for scheme in SCHEMES
        )
        + "</tr>"
        for name in names
    )
    style = "body{font:15px sans-serif;margin:2rem}td,th{vertical-align:top;padding:.5rem;text-align:left}"
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Trellis, screen by screen</title>'
        f"<style>{style}</style><h1>Trellis, screen by screen</h1>"
        f"<table><thead><tr><th></th>{heads}</tr></thead><tbody>{rows}</tbody></table></html>"
    )


if __name__ == "__main__":
    main()
