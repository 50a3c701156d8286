"""Decides the numbers of notes and the section that holds them."""

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown.util import AtomicString


@dataclass(frozen=True, slots=True)
class Definition:
    """A note's source and its place in the text."""

    source: str
    start: int
    end: int


@dataclass
class Notes:
    """The notes of one text: numbered as they are first cited, the uncited after them."""

    definitions: dict[str, Definition]
    prefix: str = ""
    numbers: dict[str, int] = field(default_factory=dict)
    citations: dict[str, int] = field(default_factory=dict)

    def cite(self, label: str) -> etree.Element | None:
        """The mark of one citation, or None where no such note is defined."""
        if label not in self.definitions:
            return None
        number = self.number(label)
        self.citations[label] = times = self.citations.get(label, 0) + 1
        mark = etree.Element("sup", {"class": "note-ref", "id": self.back_id(number, times)})
        link = etree.SubElement(mark, "a", {"href": f"#{self.prefix}fn-{number}", "role": "doc-noteref"})
        link.text = AtomicString(str(number))
        return mark

    def number(self, label: str) -> int:
        """The note's number; a label that has none gets the next."""
        return self.numbers.setdefault(label, len(self.numbers) + 1)

    def back_ids(self, label: str) -> list[str]:
        """Where the text cites the note, for the way back."""
        times = self.citations.get(label, 0)
        return [self.back_id(self.number(label), each) for each in range(1, times + 1)]

    def back_id(self, number: int, times: int) -> str:
        return f"{self.prefix}ref-{number}" + (f"-{times}" if times > 1 else "")

    def in_order(self) -> Iterator[str]:
        """Labels as they are to be written, while writing one may cite another."""
        written = 0
        waiting = iter(self.definitions)
        while True:
            labels = list(self.numbers)[written:]
            if not labels:
                uncited = next((label for label in waiting if label not in self.numbers), None)
                if uncited is None:
                    return
                labels = [uncited]
            for label in labels:
                self.number(label)
                yield label
            written += len(labels)
