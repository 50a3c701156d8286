"""Measures the press: a synthetic guide by the product's own functions, beside bare WeasyPrint.

Run as `python -m bench.printing [small|large] [bare|cold|changed ...]`; each step is a process of its own.
"""

import json
import logging
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.synthetic import SIZES, synthetic_guide

STEPS = ("bare", "cold", "changed")
SAMPLE = 0.25


class Folder:
    """A shelf of printed parts in a folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def get(self, key: str) -> bytes | None:
        kept = self.path / key
        return kept.read_bytes() if kept.exists() else None

    def put(self, key: str, data: bytes) -> None:
        (self.path / key).write_bytes(data)


def change(manifest: dict[str, Any]) -> None:
    """One more sentence in the third chapter."""
    manifest["chapters"][2]["items"][0]["markdown"] += "\n\nOne more sentence is here."


def print_product(size: str, shelf: Path, *, changed: bool) -> bytes:
    """The guide as a build prints it."""
    from guide.domain.printing import print_guide

    manifest, figures = synthetic_guide(*SIZES[size])
    if changed:
        change(manifest)
    return print_guide(manifest, figures, shelf=Folder(shelf))


def print_bare(size: str) -> bytes:
    """The same content as one document, by WeasyPrint alone with its defaults."""
    from django.conf import settings
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    from guide.domain.printing import print_html
    from guide.domain.printing.book import STYLESHEETS
    from guide.domain.printing.pinned import PRINT, gather_figures
    from press.fonts import read_fonts

    manifest, figures = synthetic_guide(*SIZES[size])
    files = read_fonts(settings.VAR_DIR / "fonts") | gather_figures(manifest, figures)

    class Fetcher(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            return URLFetcherResponse(url, files[url.removeprefix("trellis:")])

    fetcher, fonts = Fetcher(), FontConfiguration()
    styles = [(PRINT / name).read_text("utf-8") for name in STYLESHEETS if name != "parts.css"]
    sheets = [CSS(string=style, url_fetcher=fetcher, font_config=fonts) for style in styles]
    document = HTML(string=print_html(manifest), url_fetcher=fetcher)
    return bytes(document.write_pdf(font_config=fonts, stylesheets=sheets, pdf_variant="pdf/ua-1"))


def measure(work: Callable[[], bytes], out: Path) -> dict[str, float]:
    """Processor seconds, children included; seconds on the clock; the peak of the whole tree; bytes."""
    began = time.monotonic()
    data = work()
    wall = time.monotonic() - began
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    out.write_bytes(data)
    return {
        "cpu": round(sum(each.ru_utime + each.ru_stime for each in used), 2),
        "system": round(sum(each.ru_stime for each in used), 2),
        "wall": round(wall, 2),
        "largest_mb": round(max(each.ru_maxrss for each in used) / 1024),
        "bytes": len(data),
    }


def tree_memory(root: int) -> int:
    """The memory of a process and all below it, shared pages counted once."""
    total, waiting = 0, [root]
    while waiting:
        process = Path(f"/proc/{waiting.pop()}")
        try:
            total += int((process / "smaps_rollup").read_text().partition("Pss:")[2].split()[0])
            for children in process.glob("task/*/children"):
                waiting += map(int, children.read_text().split())
        except (OSError, IndexError):
            continue
    return total


def run_step(size: str, step: str, folder: Path) -> dict[str, float]:
    """One step in a process of its own, its memory watched."""
    command = [sys.executable, "-m", "bench.printing", "--step", step, size, str(folder)]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    peak, over = [0], threading.Event()

    def watch() -> None:
        while not over.wait(SAMPLE):
            peak[0] = max(peak[0], tree_memory(process.pid))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    said, _ = process.communicate()
    over.set()
    watcher.join()
    found: dict[str, float] = json.loads(said.strip().splitlines()[-1])
    return found | {"peak_mb": round(peak[0] / 1024)}


def do_step(step: str, size: str, folder: Path) -> dict[str, float]:
    """What a step's own process does."""
    import django

    django.setup()
    logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)
    shelf = folder / "shelf"
    shelf.mkdir(exist_ok=True)
    out = folder / f"{step}.pdf"
    if step == "bare":
        return measure(lambda: print_bare(size), out)
    return measure(lambda: print_product(size, shelf, changed=step == "changed"), out)


def measure_printing(size: str, folder: Path, steps: tuple[str, ...] = STEPS) -> dict[str, dict[str, float]]:
    """Every step of a size, by name; the files stay in the folder."""
    return {step: run_step(size, step, folder) for step in steps}


def main() -> None:
    if sys.argv[1:2] == ["--step"]:
        print(json.dumps(do_step(sys.argv[2], sys.argv[3], Path(sys.argv[4]))))  # noqa: T201
        return
    size = sys.argv[1] if len(sys.argv) > 1 else "small"
    with tempfile.TemporaryDirectory() as folder:
        found = measure_printing(
            size, Path(os.environ.get("BENCH_FOLDER", folder)), tuple(sys.argv[2:]) or STEPS
        )
    print(json.dumps(found, indent=2))  # noqa: T201


if __name__ == "__main__":
    main()
