"""Measures the press: a synthetic guide by the product's own functions, beside bare WeasyPrint.

The product is given a manifest, WeasyPrint the finished HTML of it; each begins in a process of its own.
Run as `python -m bench.printing [small|large|huge] [bare|cold|changed ...]`.
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
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from bench.processes import memories_of, processes_of, spent
from bench.synthetic import SIZES, synthetic_guide

TINY = {"tiny": (1, 2)}  # for a test
STEPS = ("bare", "cold", "changed")
SAMPLE = 0.25
LARGEST: list[int] = []
Work = Callable[[], bytes]


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
    """One more sentence in the last chapter."""
    manifest["chapters"][-1]["items"][0]["markdown"] += "\n\nOne more sentence is here."


def product(size: str, shelf: Path, *, changed: bool) -> Work:
    """The guide as a build prints it."""
    from guide.domain.printing import Progress, print_guide

    manifest, figures = synthetic_guide(*(SIZES | TINY)[size])
    if changed:
        change(manifest)

    def look(progress: Progress) -> None:
        if not progress.joining:
            LARGEST.append(largest_below(os.getpid()))

    return lambda: print_guide(manifest, figures, shelf=Folder(shelf), on_progress=look)


def bare(size: str) -> Work:
    """The same HTML as one document, by WeasyPrint alone with its defaults."""
    from django.conf import settings

    from guide.domain.printing import print_html
    from guide.domain.printing.pinned import PRINT, gather_figures
    from guide.domain.printing.styles import STYLESHEETS
    from press.fonts import read_fonts

    manifest, figures = synthetic_guide(*(SIZES | TINY)[size])
    files = read_fonts(settings.VAR_DIR / "fonts") | gather_figures(manifest, figures)
    styles = [(PRINT / name).read_text("utf-8") for name in STYLESHEETS if name != "parts.css"]
    html = print_html(manifest)
    return lambda: print_bare(html, styles, files)


def print_bare(html: str, styles: list[str], files: Mapping[str, bytes]) -> bytes:
    """What a program would write that has nothing but WeasyPrint."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            return URLFetcherResponse(url, files[url.removeprefix("trellis:")])

    fetcher, fonts = Fetcher(), FontConfiguration()
    sheets = [CSS(string=style, url_fetcher=fetcher, font_config=fonts) for style in styles]
    document = HTML(string=html, url_fetcher=fetcher)
    return bytes(document.write_pdf(font_config=fonts, stylesheets=sheets, pdf_variant="pdf/ua-1"))


def measure(work: Work, out: Path) -> dict[str, float]:
    """Processor seconds, children included; seconds on the clock; bytes; MB of the largest that rendered."""
    began, before = time.monotonic(), spent()
    data = work()
    wall, cpu = time.monotonic() - began, spent() - before
    out.write_bytes(data)
    most = max(LARGEST, default=0) or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"cpu": round(cpu, 2), "wall": round(wall, 2), "bytes": len(data), "render_mb": round(most / 1024)}


def largest_below(root: int) -> int:
    """The most kB that any process below this one has held so far."""
    held = [0]
    for pid in processes_of(root)[1:]:
        with suppress(OSError):
            status = Path(f"/proc/{pid}/status").read_text()
            held.append(int(status.partition("VmHWM:")[2].split()[0]) if "VmHWM:" in status else 0)
    return max(held)


def run_step(size: str, step: str, folder: Path) -> dict[str, float]:
    """One step in a process of its own, its memory watched."""
    command = [sys.executable, "-m", "bench.printing", "--step", step, size, str(folder)]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    peak, over = [0], threading.Event()

    def watch() -> None:
        while not over.wait(SAMPLE):
            peak[0] = max(peak[0], sum(memories_of(process.pid)))

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
    return measure(bare(size) if step == "bare" else product(size, shelf, changed=step == "changed"), out)


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
