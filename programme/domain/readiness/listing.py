"""The ledger as organisers read it: session by session, with what each yields and needs."""

from collections.abc import Iterable
from typing import NamedTuple

from programme.domain.readiness.account import Account
from programme.domain.readiness.ledger import Ledger
from programme.domain.readiness.part import Part
from programme.models import Session

WORDS = ("late", "open", "delivered", "waived")


class Entry(NamedTuple):
    """A session, when it is, how what it yields stands, and what it needs first."""

    session: Session
    when: str
    accounts: list[Account]
    needed: list[Account]


def list_entries(ledger: Ledger) -> list[Entry]:
    """Sessions that yield or need anything, in their order."""
    entries = [_entry(ledger, session) for session in ledger.sessions]
    return [entry for entry in entries if entry.accounts or entry.needed]


def list_silent(ledger: Ledger) -> list[Session]:
    """The others, of which one might still say what they need; a break needs nothing."""
    known = {entry.session.pk for entry in list_entries(ledger)}
    return [each for each in ledger.sessions if each.pk not in known and not each.is_pause]


def count_by_word(parts: Iterable[Part]) -> dict[str, int]:
    """How many cities are late, owe it in time, have delivered it, or need not."""
    words = [part.word for part in parts]
    return {word: words.count(word) for word in WORDS}


def _entry(ledger: Ledger, session: Session) -> Entry:
    needed = [ledger.accounts[pk] for pk in ledger.needs[session.pk] if pk in ledger.accounts]
    return Entry(session, ledger.when_of(session), ledger.of_session(session), needed)
