"""What a child does: the only place that lays out or joins a page, under limits, with its own fetcher."""

import logging
import resource
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from press.job import Job, Limits, Printed, Run, read_json, write_json
from press.warming import parsed, stands_alone

if TYPE_CHECKING:
    from press.fetcher import ShelfFetcher


def do_job(shared: Path, folder: Path) -> None:
    """Do the job in the folder; leave `out.pdf` and `facts.json` there, and what was refused."""
    run, job = Run.unpack(shared), read_json(folder / "job.json")
    take_limits(run.limits)
    lays_out = "html" in job
    printed = lay_out(run, Job(**job), shared, folder) if lays_out else join(run, job, shared, folder)
    write_json(folder / "facts.json", printed.facts)
    (folder / "out.pdf").write_bytes(printed.pdf)


def take_limits(limits: Limits) -> None:
    """Bind this process before it reads a word of the document."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu, limits.cpu + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.output, limits.output))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, max(limits.wall, 0.001))


class PageCount(logging.Handler):
    """Writes the number of the page being laid out, for the parent to read."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if "Page " in message:
            partial = self.path.with_suffix(".part")
            partial.write_text(message.rsplit("Page ", 1)[1])
            partial.replace(self.path)


def listen(folder: Path) -> None:
    """Warnings go to the log, progress to the page."""
    logging.getLogger("weasyprint").handlers = [logging.StreamHandler()]
    progress = logging.getLogger("weasyprint.progress")
    progress.setLevel(logging.INFO)
    progress.propagate = False
    progress.addHandler(PageCount(folder / "page"))


def lay_out(run: Run, job: Job, shared: Path, folder: Path) -> Printed:
    """A document: tagged, titled and dated from the run alone."""
    from press.checking import check_pdf
    from press.fetcher import ShelfFetcher
    from press.finishing import Finisher
    from press.sparing import SparedFonts

    listen(folder)
    fetcher = ShelfFetcher(shared, folder, run.shelf)
    document = render(run, job, fetcher)
    fonts = SparedFonts(run.shelf.items(), shared)
    if job.part:
        fonts.spare()
    finisher = Finisher(job, fonts.drawn)
    data = document.write_pdf(
        finisher=finisher,
        pdf_variant="pdf/ua-1",
        pdf_identifier=bytes.fromhex(run.identifier),
        uncompressed_pdf=job.part,
    )
    findings = [{"text": found.text, "page": found.page} for found in check_pdf(data)]
    return Printed(data, finisher.facts | {"findings": findings})


def render(run: Run, job: Job, fetcher: "ShelfFetcher") -> Any:
    """The document with its pages laid out; fonts load after the fork, for Pango may start threads."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    sheets = [
        parsed(sheet) if stands_alone(sheet) else CSS(string=sheet, url_fetcher=fetcher, font_config=fonts)
        for sheet in run.stylesheets
    ]
    document = HTML(string=job.html, url_fetcher=fetcher).render(font_config=fonts, stylesheets=sheets)
    document.metadata.title = run.title
    document.metadata.lang = run.lang
    document.metadata.created = document.metadata.modified = run.created or None
    document.metadata.generator = "Trellis"
    return document


def join(run: Run, job: dict[str, Any], shared: Path, folder: Path) -> Printed:
    """The parts as one file, checked again as a whole."""
    from press.checking import check_whole
    from press.merging import join_parts

    parts = [Printed((folder / f"part-{n}").read_bytes(), facts) for n, facts in enumerate(job["facts"])]
    files = {name: shared / kept for name, kept in run.shelf.items()}
    data = join_parts(run, parts, files, job["folio"])
    pages = sum(part.facts["pages"] for part in parts)
    findings = [{"text": found.text, "page": found.page} for found in check_whole(data, pages)]
    return Printed(data, {"pages": pages, "findings": findings})
