"""What is promised, as members read it: the released outputs, and the reader's own city's part of each."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from cohorts.models import CityPair, Cohort
from programme.domain.readiness.account import Account
from programme.domain.readiness.ledger import Ledger
from programme.domain.readiness.part import Part
from programme.enums import OutputState


class Mine(NamedTuple):
    """My city's part of an output, and the section of its plan that it feeds, as an address."""

    part: Part
    section: str


class Promised(NamedTuple):
    """An output that people were told of, and the parts that are the reader's."""

    account: Account
    mine: list[Mine]


def list_promised(ledger: Ledger, cohort: Cohort, own: Iterable[CityPair]) -> list[Promised]:
    """Outputs of released sessions, in the order of the programme."""
    mine = {pair.pk for pair in own}
    found = [account for session in ledger.sessions for account in ledger.of_session(session)]
    return [
        Promised(account, [_mine(account, part, cohort) for part in account.parts if part.pair.pk in mine])
        for account in found
        if account.released
    ]


def list_owing(promised: Iterable[Promised]) -> list[tuple[Account, Part]]:
    """What the reader's cities still owe, the nearest day first; what has no day comes last."""
    open_ones = [
        (each.account, mine.part)
        for each in promised
        for mine in each.mine
        if mine.part.state == OutputState.OPEN
    ]
    return sorted(open_ones, key=lambda each: each[1].due.day or dt.date.max)


def _mine(account: Account, part: Part, cohort: Cohort) -> Mine:
    """This floor knows no plans: where one would stand is written as text."""
    uid = account.output.section_uid
    return Mine(part, f"/{cohort.slug}/plans/{part.pair.city.slug}/#{uid}" if uid else "")
