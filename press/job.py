"""What a print run shares, what one job of it is, and how both lie in their folders."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Self

SCHEME = "trellis:"
# Links to a place in another part; the joining gives them their place.
ELSEWHERE = "elsewhere:"
# The exit code of a child that met its memory limit and could still say so.
OUT_OF_MEMORY = 3


@dataclass(frozen=True)
class Limits:
    """What a child may use: address space in bytes, then processor and clock in seconds."""

    memory: int = 2 * 1024**3
    cpu: int = 1800
    wall: int = 2400
    output: int = 512 * 1024**2


class PressFailed(Exception):
    """No PDF was made; `reason` is one sentence for people, `log` what the child had to say."""

    def __init__(self, reason: str, log: str = "", *, refused: Sequence[str] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.log = log
        self.refused = tuple(refused)


@dataclass(frozen=True)
class Finding:
    """What a careful reader would miss in a printed file, and the page it was missed on, from 0."""

    text: str
    page: int | None = None


@dataclass(frozen=True)
class Run:
    """What all documents of one run share; everything that a child knows besides its job and the files."""

    stylesheets: tuple[str, ...]
    title: str
    lang: str
    identifier: str = ""
    created: str = ""
    author: str = ""
    subject: str = ""
    limits: Limits = field(default_factory=Limits)
    shelf: dict[str, str] = field(default_factory=dict)

    def pack(self, folder: Path, files: Mapping[str, bytes]) -> None:
        """Lay the run and its files into the folder, names replaced by numbers."""
        shelf = {}
        for number, (name, data) in enumerate(sorted(files.items())):
            kept = f"file-{number}"
            shelf[name if ":" in name else SCHEME + name] = kept
            (folder / kept).write_bytes(data)
        write_json(folder / "run.json", asdict(self) | {"shelf": shelf})

    @classmethod
    def unpack(cls, folder: Path) -> Self:
        """Read the run back, in the child."""
        run = read_json(folder / "run.json")
        limits = Limits(**run.pop("limits"))
        return cls(limits=limits, stylesheets=tuple(run.pop("stylesheets")), **run)


@dataclass(frozen=True)
class Job:
    """One document to lay out; as a part it leaves out what only the whole can know."""

    name: str
    html: str
    part: bool = True

    def pack(self, folder: Path) -> None:
        """Lay the job into a folder of its own."""
        folder.mkdir()
        write_json(folder / "job.json", asdict(self))


@dataclass(frozen=True)
class Joining:
    """The parts to join into one file, in the order of their pages; `folio` names the font of the numbers."""

    parts: Sequence["Printed"]
    folio: str = ""
    name: str = "join"

    def pack(self, folder: Path) -> None:
        """Lay the parts into a folder, by their places."""
        folder.mkdir()
        for place, part in enumerate(self.parts):
            (folder / f"part-{place}").write_bytes(part.pdf)
        facts = [part.facts for part in self.parts]
        write_json(folder / "job.json", {"facts": facts, "folio": self.folio})


@dataclass(frozen=True)
class Printed:
    """A printed document and what is known of it: pages, places by page, folios, fonts, findings."""

    pdf: bytes
    facts: dict[str, Any]

    def to_bytes(self) -> bytes:
        """As one file to keep."""
        return json.dumps(self.facts, sort_keys=True).encode() + b"\n" + self.pdf

    @classmethod
    def from_bytes(cls, kept: bytes) -> Self:
        """A kept one back."""
        facts, _, pdf = kept.partition(b"\n")
        return cls(pdf, json.loads(facts))

    @property
    def findings(self) -> list[Finding]:
        return [Finding(**found) for found in self.facts.get("findings", [])]


def stamp(moment: datetime) -> str:
    """A W3C date for the file's metadata, the same in every time zone it is made in."""
    return moment.isoformat(timespec="seconds")


def write_json(path: Path, content: Any) -> None:
    """Write a small file that the other side reads back."""
    path.write_text(json.dumps(content, sort_keys=True), encoding="utf-8")


def read_json(path: Path) -> Any:
    """Read it back; a file that is not there says nothing."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
