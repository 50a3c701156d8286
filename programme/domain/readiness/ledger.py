"""Everything that the sessions of a cohort promised, read with a fixed number of questions."""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from typing import Any

from cohorts.models import CityPair, Cohort
from programme.domain.due import find_due
from programme.domain.placing import newest_places
from programme.domain.readiness.account import Account
from programme.domain.readiness.part import Part, part_of
from programme.domain.wording import Placed, say_when
from programme.enums import SessionState
from programme.models import Delivery, Extension, Output, ReleasedSession, Session


@dataclasses.dataclass
class Ledger:
    """Sessions in their order, how each output stands, and what each session needs first."""

    sessions: list[Session]
    accounts: dict[int, Account]
    places: dict[str, ReleasedSession]
    pairs: list[CityPair]
    needs: dict[int, list[int]]

    def of_session(self, session: Session) -> list[Account]:
        return [self.accounts[output.pk] for output in session.outputs.all()]

    @property
    def late(self) -> list[Account]:
        """What is late, the longest first."""
        late = [account for account in self.accounts.values() if account.late]
        return sorted(late, key=lambda account: min(_days(account), default=dt.date.max))

    def place_of(self, session: Session) -> Placed:
        """As people read it; one that was never released, as it stands in the studio."""
        return self.places.get(session.code) or session.slot

    def when_of(self, session: Session) -> str:
        return say_when(self.place_of(session))


def read_ledger(cohort: Cohort, *, at: dt.datetime, pairs: Iterable[CityPair] | None = None) -> Ledger:
    """The whole ledger of a cohort. `pairs`: whose parts are read; without them, every active city's."""
    parties = list(cohort.pairs.active().select_related("city") if pairs is None else pairs)
    sessions = list(_sessions(cohort))
    ledger = Ledger(sessions, {}, newest_places(cohort), parties, {})
    done, more = _parts(Delivery, cohort, parties), _parts(Extension, cohort, parties)
    for session in sessions:
        for output in session.outputs.all():
            ledger.accounts[output.pk] = _account(ledger, output, at, done, more)
        ledger.needs[session.pk] = [need.output_id for need in session.needs.all()]
    return ledger


def _sessions(cohort: Cohort) -> Any:
    whole = cohort.sessions.select_related("phase", "track", "slot", "cohort").in_order()
    return whole.prefetch_related("outputs", "needs")


def _parts(model: Any, cohort: Cohort, pairs: list[CityPair]) -> dict[tuple[int, int], Any]:
    rows = model.objects.of_cohort(cohort).filter(pair__in=pairs).with_people()
    return {(row.output_id, row.pair_id): row for row in rows}


def _account(
    ledger: Ledger,
    output: Output,
    at: dt.datetime,
    done: dict[tuple[int, int], Delivery],
    more: dict[tuple[int, int], Extension],
) -> Account:
    session = output.session
    copy = ledger.places.get(session.code)
    place = None if copy is None and session.state == SessionState.CANCELLED else copy or session.slot
    parts: list[Part] = []
    for pair in ledger.pairs if output.is_cities else ():
        extension = more.get((output.pk, pair.pk))
        due = find_due(output, place, until=extension.until if extension else None)
        parts.append(part_of(output, pair, due, done.get((output.pk, pair.pk)), extension, at))
    due = find_due(output, place)
    open_for_owner = output.state == "open" and not output.is_cities
    late = any(part.late for part in parts) or (open_for_owner and due.is_late(at))
    return Account(output, due, late, copy is not None, ledger.when_of(session), parts)


def _days(account: Account) -> list[dt.date]:
    days = [part.due.day for part in account.late_parts] or [account.due.day]
    return [day for day in days if day]
