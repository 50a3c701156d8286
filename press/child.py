"""The child process: the only place that lays out a page, under limits, with its own fetcher."""

import logging
import os
import resource
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from press.job import OUT_OF_MEMORY, Job, Limits

if TYPE_CHECKING:
    from press.fetcher import ShelfFetcher


def take_limits(limits: Limits) -> None:
    """Bind this process before it reads a word of the document."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu, limits.cpu + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.output, limits.output))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def follow_parent() -> None:
    """End when the parent ends, however it ended: its side of our stdin closes then."""

    def wait() -> None:
        os.read(0, 1)
        os._exit(4)

    threading.Thread(target=wait, daemon=True).start()


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


def lay_out(job: Job, fetcher: "ShelfFetcher") -> bytes:
    """The PDF of a job: tagged, titled and dated from the job alone."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from press.finishing import add_scopes

    fonts = FontConfiguration()
    sheets = [CSS(string=sheet, url_fetcher=fetcher, font_config=fonts) for sheet in job.stylesheets]
    document = HTML(string=job.html, url_fetcher=fetcher).render(font_config=fonts, stylesheets=sheets)
    document.metadata.title = job.title
    document.metadata.lang = job.lang
    document.metadata.created = job.created
    document.metadata.modified = job.created
    document.metadata.generator = "Trellis"
    data: bytes = document.write_pdf(
        finisher=add_scopes,
        pdf_variant="pdf/ua-1",
        pdf_identifier=bytes.fromhex(job.identifier),
    )
    return data


def work(folder: Path) -> None:
    """Do the job in the folder; leave `out.pdf` there, and what was refused."""
    job = Job.unpack(folder)
    take_limits(job.limits)
    follow_parent()
    from press.fetcher import ShelfFetcher

    logging.getLogger("weasyprint").addHandler(logging.StreamHandler())
    progress = logging.getLogger("weasyprint.progress")
    progress.setLevel(logging.INFO)
    progress.propagate = False
    progress.addHandler(PageCount(folder / "page"))
    data = lay_out(job, ShelfFetcher(folder, job.shelf))
    (folder / "out.pdf").write_bytes(data)


def main() -> None:
    """Run as `python -m press.child FOLDER`."""
    try:
        work(Path(sys.argv[1]))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


if __name__ == "__main__":
    main()
