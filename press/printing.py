"""Prints one document in a child process, and says plainly why if it fails."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from press.job import Job, Limits, PressFailed, Run, stamp
from press.workshop import Workshop

OnProgress = Callable[[int], None]


def print_pdf(
    html: str,
    *,
    files: Mapping[str, bytes],
    stylesheets: Sequence[str],
    lang: str,
    title: str,
    identifier: bytes,
    created: datetime,
    limits: Limits = Limits(),  # noqa: B008 (frozen)
    checked: bool = False,
    on_progress: OnProgress | None = None,
) -> bytes:
    """The document as PDF/UA-1: the same arguments give the same bytes.

    `files` are all that the document can fetch: by whole address, or a name under `trellis:`.
    `on_progress` is called about each second with the page being laid out; what it raises ends the
    child and reaches the caller.
    With `checked`, a careful reader must miss nothing in it either (`press.checking`).
    Words need a font among the files: the child knows no others.
    Raises PressFailed when a limit is met, the child dies, or the document asks for anything else.
    """
    run = Run(tuple(stylesheets), title, lang, identifier.hex(), stamp(created), limits=limits)
    beat = (lambda pages: on_progress(max(pages.values(), default=0))) if on_progress else None
    with Workshop(run, files, workers=1) as workshop:
        for _, outcome in workshop.work([Job("document", html, part=False)], on_beat=beat):
            if isinstance(outcome, PressFailed):
                raise outcome
            if checked and outcome.findings:
                raise PressFailed(
                    f"The printed file is not as it must be: {outcome.findings[0].text}.",
                    "\n".join(found.text for found in outcome.findings),
                )
            return outcome.pdf
    raise AssertionError("a job ends with an outcome")
