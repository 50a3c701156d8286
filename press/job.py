"""What one print job may use, what it says when it fails, and how it lies in its folder."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Self

SCHEME = "trellis:"
# The exit code of a child that met its memory limit and could still say so.
OUT_OF_MEMORY = 3


@dataclass(frozen=True)
class Limits:
    """What the child may use: address space in bytes, then processor and clock in seconds."""

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
class Job:
    """One document to print; everything the child will know, besides the files."""

    html: str
    stylesheets: tuple[str, ...]
    title: str
    lang: str
    identifier: str
    created: str
    limits: Limits
    shelf: dict[str, str] = field(default_factory=dict)

    def pack(self, folder: Path, files: Mapping[str, bytes]) -> None:
        """Lay the job and its files into the folder, names replaced by numbers."""
        shelf = {}
        for number, (name, data) in enumerate(sorted(files.items())):
            kept = f"file-{number}"
            shelf[name if ":" in name else SCHEME + name] = kept
            (folder / kept).write_bytes(data)
        job = asdict(self) | {"shelf": shelf}
        (folder / "job.json").write_text(json.dumps(job), encoding="utf-8")

    @classmethod
    def unpack(cls, folder: Path) -> Self:
        """Read the job back, in the child."""
        job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
        limits = Limits(**job.pop("limits"))
        return cls(limits=limits, stylesheets=tuple(job.pop("stylesheets")), **job)


def stamp(moment: datetime) -> str:
    """A W3C date for the file's metadata, the same in every time zone it is made in."""
    return moment.isoformat(timespec="seconds")
