"""Warnings as one reads them: each thing once, with the sessions that it is said of."""

from collections.abc import Iterable
from typing import NamedTuple

from programme.domain.warnings.warned import Warned
from programme.enums import WarningKind
from programme.models import Session


class Said(NamedTuple):
    """A session that something is said of, and where on its sheet that is mended."""

    session: Session
    warned: Warned


class Group(NamedTuple):
    """One thing that is odd, with the same facts, about one session or several."""

    kind: WarningKind
    digest: str
    text: str
    said: list[Said]


def gather(warned: Iterable[Warned], sessions: Iterable[Session]) -> list[Group]:
    """The warnings by what they say, in the order in which each is said first."""
    by_code = {session.code: session for session in sessions}
    found: dict[tuple[str, str], Group] = {}
    for each in warned:
        group = Group(each.kind, each.digest, each.text, [])
        found.setdefault((each.kind, each.digest), group).said.append(Said(by_code[each.code], each))
    return list(found.values())


def find_group(groups: Iterable[Group], kind: str, digest: str) -> Group | None:
    """The one with these facts, if anything still is so."""
    return next((group for group in groups if (group.kind, group.digest) == (kind, digest)), None)
