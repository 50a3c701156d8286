"""How a list of changes is told: session by session, and all of it in figures."""

import dataclasses
from collections import Counter
from collections.abc import Iterable

from programme.domain.changes import Change
from programme.enums import ChangeKind


@dataclasses.dataclass
class Difference:
    """What reads otherwise now, under all the words that say so: surer and longer may be one."""

    words: list[str]
    before: str
    after: str


@dataclasses.dataclass
class Told:
    """A session with all that changed about it."""

    code: str
    title: str
    differences: list[Difference] = dataclasses.field(default_factory=list)


def tell(changes: Iterable[Change]) -> list[Told]:
    """Each session once, in the order of the programme, its differences by what they read like."""
    told: dict[str, Told] = {}
    for change in changes:
        session = told.setdefault(change["code"], Told(change["code"], change["title"]))
        word, reads = str(ChangeKind(change["kind"]).label), (change["before"], change["after"])
        same = [each for each in session.differences if (each.before, each.after) == reads]
        if same:
            same[0].words.append(word)
        else:
            session.differences.append(Difference([word], *reads))
    return list(told.values())


def tally(changes: Iterable[Change]) -> list[tuple[int, str]]:
    """How many changes there are of each kind, in the order of the kinds."""
    found = Counter(change["kind"] for change in changes)
    return [(found[kind], str(kind.label)) for kind in ChangeKind if found[kind]]
