"""How a list of changes is told: session by session, and all of it in figures."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from programme.domain.changes import Change
from programme.enums import ChangeKind
from programme.models import ReleaseThread

# After a number: "19 with a surer date".
WAYS = {
    ChangeKind.NEW: _("new"),
    ChangeKind.MOVED: _("moved"),
    ChangeKind.ELSEWHERE: _("at another place"),
    ChangeKind.LONGER: _("longer"),
    ChangeKind.SHORTER: _("shorter"),
    ChangeKind.SURER: _("with a surer date"),
    ChangeKind.LESS_SURE: _("with a less sure date"),
    ChangeKind.RETITLED: _("with a new title"),
    ChangeKind.TRAINERS: _("with other trainers"),
    ChangeKind.CANCELLED: _("cancelled"),
    ChangeKind.BACK: _("back again"),
}


@dataclasses.dataclass
class Difference:
    """What reads otherwise now, under all the words that say so: surer and longer may be one."""

    words: list[str]
    before: str
    after: str


@dataclasses.dataclass
class Told:
    """A session with all that changed about it, and the remarks that asked for it."""

    code: str
    title: str
    differences: list[Difference] = dataclasses.field(default_factory=list)
    asked: list[ReleaseThread] = dataclasses.field(default_factory=list)


def tell(changes: Iterable[Change], cited: Mapping[str, list[ReleaseThread]] | None = None) -> list[Told]:
    """Each session once, in the order of the programme, its differences by what they read like.

    `cited`: by code, the remarks that led to a change; it may be one that no list of changes knows,
    as of a text, so that a session may stand here for its remarks alone.
    """
    told: dict[str, Told] = {}
    for change in changes:
        session = told.setdefault(change["code"], Told(change["code"], change["title"]))
        word, reads = str(ChangeKind(change["kind"]).label), (change["before"], change["after"])
        same = [each for each in session.differences if (each.before, each.after) == reads]
        if same:
            same[0].words.append(word)
        else:
            session.differences.append(Difference([word], *reads))
    for code, threads in (cited or {}).items():
        told.setdefault(code, Told(code, threads[0].session.title)).asked.extend(threads)
    return list(told.values())


def tally(changes: Iterable[Change]) -> list[tuple[int, str]]:
    """How many sessions changed in each way, in the order of the kinds."""
    found = Counter(change["kind"] for change in changes)
    return [(found[kind], str(WAYS[kind])) for kind in ChangeKind if found[kind]]
