"""What waits for what: which sessions an output that is late keeps from doing their work."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from programme.domain.moments import begins
from programme.domain.readiness.account import Account
from programme.domain.readiness.ledger import Ledger
from programme.enums import SessionState
from programme.models import Session

# What is over no longer waits, and what is cancelled never will.
AWAITED = (SessionState.PLANNED, SessionState.CONFIRMED, SessionState.RUNNING)


class Waiting(NamedTuple):
    """A session that waits, when it is, what it yields and so comes later too, and whether at first hand."""

    session: Session
    when: str
    yields: list[Account]
    direct: bool


class Link(NamedTuple):
    """An output that is needed and not there, and every session that waits for it, the nearest first."""

    account: Account
    waiting: list[Waiting]


def find_chain(ledger: Ledger) -> list[Link]:
    """Late outputs, the longest first, then open ones that something waits for."""
    open_ones = [each for each in ledger.accounts.values() if not (each.kept or each.late)]
    links = [Link(account, find_waiting(ledger, account)) for account in [*ledger.late, *open_ones]]
    return [link for link in links if link.account.late or link.waiting]


def find_waiting(ledger: Ledger, account: Account) -> list[Waiting]:
    """The sessions that need it, and those that need what these then cannot yield, each once."""
    found: list[Waiting] = []
    missing: list[Account] = [account]
    seen: set[int] = set()
    while missing:
        late = {each.output.pk for each in missing}
        reached = [each for each in _needing(ledger, late) if each.pk not in seen]
        seen |= {session.pk for session in reached}
        missing = []
        for session in reached:
            yields = [each for each in ledger.of_session(session) if not each.kept]
            found.append(Waiting(session, ledger.when_of(session), yields, late == {account.output.pk}))
            missing += yields
    return found


def out_of_order(ledger: Ledger) -> list[tuple[Session, Account]]:
    """Sessions that need what comes of a later one: not wrong while dates move, and worth a look."""
    begin = {session.pk: begins(ledger.place_of(session)) for session in ledger.sessions}
    return [
        (session, ledger.accounts[output])
        for session in ledger.sessions
        for output in ledger.needs[session.pk]
        if output in ledger.accounts
        and _is_later(begin[ledger.accounts[output].output.session_id], begin[session.pk])
    ]


def _is_later(one: dt.datetime | None, other: dt.datetime | None) -> bool:
    return bool(one and other and one > other)


def _needing(ledger: Ledger, outputs: set[int]) -> Iterable[Session]:
    for session in ledger.sessions:
        if session.state in AWAITED and outputs & set(ledger.needs[session.pk]):
            yield session
