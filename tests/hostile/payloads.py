"""The hostile corpus: families of payloads, each a text with a name."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

CORPUS = Path(__file__).resolve().parent / "corpus"
_LETTER = r"\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\U[0-9a-f]{8}|\\[ntr\\]"
_ESCAPE = re.compile(_LETTER)
_REPEATED = re.compile(rf"({_LETTER}|.)\\{{(\d+)\}}$")
_LETTERS = {r"\n": "\n", r"\t": "\t", r"\r": "\r", r"\\": "\\"}


class Payload(NamedTuple):
    """One hostile text; LISTENER in it stands for an address that must hear nothing."""

    family: str
    name: str
    text: str

    @property
    def storable(self) -> bool:
        """Whether a database and a form take it: no NUL, no half of a character."""
        return "\0" not in self.text and not any("\ud800" <= char <= "\udfff" for char in self.text)


def unescape(written: str) -> str:
    """The text as it is meant: escapes resolved, the last letter repeated as often as \\{n} says."""
    long = _REPEATED.sub(lambda found: found[1] * int(found[2]), written)
    return _ESCAPE.sub(lambda found: _LETTERS.get(found[0]) or chr(int(found[0][2:], 16)), long)


@cache
def corpus() -> tuple[Payload, ...]:
    """All of it, family by family."""
    return tuple(
        Payload(path.stem, *line.partition(" ")[::2])._replace(text=unescape(line.partition(" ")[2]))
        for path in sorted(CORPUS.glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if line and not line.startswith("# ")
    )


def families(*, listener: str) -> dict[str, list[str]]:
    """The storable texts of each family, with the address of a listener in them."""
    found: dict[str, list[str]] = {}
    for payload in corpus():
        if payload.storable:
            found.setdefault(payload.family, []).append(payload.text.replace("LISTENER", listener))
    return found
