"""Takes a guide through the press: its parts side by side, then the contents, then all as one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from guide.domain.printing.parts import Book, Part
from guide.domain.printing.progress import OnProgress, PartProgress, PartState, Progress
from guide.domain.printing.shelf import Shelf, key_of
from guide.domain.printing.trouble import name_failures, name_findings
from press.job import Job, Joining, PressFailed, Printed
from press.workshop import Workshop

FOLIO = "trellis:fonts/sofia-sans-700-normal.ttf"
TRIES = 3


class PressRun:
    """One guide on its way through the press."""

    def __init__(
        self, book: Book, workshop: Workshop, shelf: Shelf, salt: str, on_progress: OnProgress | None
    ) -> None:
        self.book = book
        self.workshop = workshop
        self.shelf = shelf
        self.salt = salt
        self.on_progress = on_progress
        self.states: dict[str, PartProgress] = {}
        self.printed: dict[str, Printed] = {}

    def print_whole(self, parts: Sequence[Part]) -> bytes:
        """All parts, the contents once more with their numbers, then the joined file."""
        self.states = {part.name: PartProgress(part.title) for part in parts}
        self.print_parts(parts)
        contents = self.book.numbered_contents(self.count_pages(parts))
        before = self.printed[contents.name].facts["pages"]
        self.print_parts([contents])
        if self.printed[contents.name].facts["pages"] != before:
            raise PressFailed("The contents do not keep their length when they are numbered.")
        return self.join(parts)

    def print_parts(self, parts: Sequence[Part]) -> None:
        """Print what is not on the shelf; every other part is printed and kept before one fails."""
        jobs, keys = [], {}
        for part in parts:
            html = self.book.document(part.body)
            keys[part.name] = key_of(self.salt, self.workshop.run.title, html)
            if kept := self.shelf.get(keys[part.name]):
                self.settle(part.name, Printed.from_bytes(kept), PartState.KEPT)
            else:
                jobs.append(Job(part.name, html))
        failed: dict[str, PressFailed] = {}
        for name, outcome in self.workshop.work(jobs, tries=TRIES, on_beat=self.beat):
            if isinstance(outcome, PressFailed):
                failed[name] = outcome
                self.states[name] = replace(self.states[name], state=PartState.FAILED)
                continue
            self.settle(name, outcome, PartState.PRINTED)
            if not outcome.findings:
                self.shelf.put(keys[name], outcome.to_bytes())
        self.refuse(parts, failed)

    def settle(self, name: str, printed: Printed, state: PartState) -> None:
        """Take up a printed part."""
        self.printed[name] = printed
        state = PartState.FAILED if printed.findings else state
        self.states[name] = replace(self.states[name], state=state, page=printed.facts["pages"])

    def refuse(self, parts: Iterable[Part], failed: Mapping[str, PressFailed]) -> None:
        """PressFailed if any part failed or is not as it must be."""
        self.tell()
        if failed:
            raise name_failures([(part, failed[part.name]) for part in parts if part.name in failed], TRIES)
        for part in parts:
            if self.printed[part.name].findings:
                raise name_findings(part, self.printed[part.name])

    def count_pages(self, parts: Sequence[Part]) -> dict[str, int]:
        """Every place of the guide with its page, from 1."""
        pages: dict[str, int] = {}
        before = 1
        for part in parts:
            facts = self.printed[part.name].facts
            pages |= {name: before + page for name, page in facts["places"].items()}
            before += facts["pages"]
        return pages

    def join(self, parts: Sequence[Part]) -> bytes:
        """One file of all parts, checked as a whole."""
        joining = Joining([self.printed[part.name] for part in parts], FOLIO)
        self.tell(joining=True)
        for _name, outcome in self.workshop.work(
            [joining], tries=TRIES, on_beat=lambda _: self.tell(joining=True)
        ):
            if isinstance(outcome, PressFailed):
                raise outcome
            if outcome.findings:
                places = {name: page - 1 for name, page in self.count_pages(parts).items()}
                placed = Printed(b"", outcome.facts | {"places": places})
                raise name_findings(Part(joining.name, _("the joined file"), ""), placed)
            return outcome.pdf
        raise AssertionError("a job ends with an outcome")

    def beat(self, pages: Mapping[str, int]) -> None:
        """The press is alive, and this far."""
        for name, page in pages.items():
            self.states[name] = replace(self.states[name], state=PartState.PRINTING, page=page)
        self.tell()

    def tell(self, *, joining: bool = False) -> None:
        """Say how far all parts are."""
        if self.on_progress:
            self.on_progress(Progress(tuple(self.states.values()), joining))
