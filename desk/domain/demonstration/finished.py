"""udt-2024: the edition that is over, from its agenda to its guide."""

import datetime as dt
from typing import Any

from accounts.domain.moves import Refused
from cohorts.domain.lifecycle import close_cohort
from cohorts.domain.pairs import withdraw_pair
from cohorts.models import Cohort
from desk.domain.demonstration.book import make_book
from desk.domain.demonstration.cohort import Stage, set_stage
from desk.domain.demonstration.facts import Draft, moment, read
from desk.domain.demonstration.letterbox import tell_invented_people
from desk.domain.demonstration.plans import Writing
from desk.domain.demonstration.supplies import hand_out
from desk.domain.demonstration.travel import write_way
from programme.domain.outputs import deliver_output
from programme.domain.release import release_programme
from programme.domain.sessions import Trainer, set_trainers
from programme.domain.stages import close_session, confirm_session, hold_session
from programme.forms.agenda import import_agenda
from programme.models import Output, Session

SLUG, YEAR = "udt-2024", 2024


def make_finished_edition() -> Cohort:
    """The whole 2024 edition; its guide is frozen and waits to be compiled."""
    stage = set_stage(SLUG, YEAR, read("people.json")["pairs"], moment("2024-07-01"))
    print_programme(stage, read("programme2024.json"))
    writing = Writing(stage)
    writing.begin(moment("2024-07-18", 12, 30))
    writing.write("plans", _stored_at)
    _open_and_withdraw(stage, writing)
    writing.remark(read("remarks.json"))
    writing.do_in_order()
    hold_sessions(stage, until=moment("2025-03-01"))
    hand_out(stage, until=moment("2025-03-01"))
    for row in stage.texts:
        if not row.get("withdrawn"):
            writing.finish(row["slug"], row)
    make_book(stage, writing)
    close_cohort(stage.cohort, by=stage.organiser, at=moment("2025-03-31"))
    return stage.cohort


def print_programme(stage: Stage, facts: dict[str, Any]) -> None:
    """The agenda as it was printed first, vague dates and all; then with clock times, final."""
    by = stage.organiser
    import_agenda(stage.cohort, facts, by=by, at=moment("2024-07-02"))
    note = "As printed in the programme guide."
    at = moment("2024-07-04")
    first = release_programme(stage.cohort, kind="preliminary", note=note, by=by, at=at)
    tell_invented_people(first, by=by, at=at)
    write_way(stage, at=moment("2024-08-30"))
    import_agenda(stage.cohort, facts, settled=True, by=by, at=moment("2024-09-10"))
    name_trainers(stage)
    note = "With clock times. The times are invented for this demonstration."
    at = moment("2024-09-12")
    tell_invented_people(release_programme(stage.cohort, kind="final", note=note, by=by, at=at), by=by, at=at)


def name_trainers(stage: Stage) -> None:
    """Put the trainers to the sessions that people.json gives them."""
    by_session: dict[str, list[Trainer]] = {}
    for row in read("people.json")["trainers"]:
        for code in row["sessions"]:
            trainer = Trainer(name=row["name"], user=stage.people[row["key"]])
            by_session.setdefault(code, []).append(trainer)
    for code, trainers in by_session.items():
        set_trainers(stage.cohort.sessions.get(code=code), trainers, by=stage.organiser)


def hold_sessions(stage: Stage, until: dt.datetime, *, by_city: bool = False) -> None:
    """Every session that ended before `until` was confirmed, held and, where nothing is owed, closed.

    `by_city`: what every city owes is left to the cities; else all have delivered it.
    """
    for session in stage.cohort.sessions.select_related("slot"):
        ended = session.slot.ends_at
        if ended and ended <= until:
            confirm_session(session, by=stage.organiser, at=ended - dt.timedelta(days=7))
            hold_session(session, by=stage.organiser, at=ended)
            owed = [each for each in session.outputs.all() if not (by_city and each.is_cities)]
            _close(stage, session, owed, ended + dt.timedelta(days=14))


def _close(stage: Stage, session: Session, owed: list[Output], at: dt.datetime) -> None:
    for output in owed:
        deliver_output(output, by=stage.organiser, at=at)
    try:
        close_session(session, by=stage.organiser, at=at)
    except Refused:
        # A session that lists no outputs and does not say "none foreseen" stays held.
        return


def _open_and_withdraw(stage: Stage, writing: Writing) -> None:
    for row in stage.texts:
        city, gone = row["slug"], row.get("withdrawn")
        if gone:
            at = moment(gone["on"], 17)
            writing.deeds.append((at, lambda c=city, a=at, n=gone: _withdraw(stage, c, a, n)))  # type: ignore[misc]
        else:
            at = moment("2024-11-08", 9)
            writing.deeds.append((at, lambda c=city, a=at: writing.open_to_cohort(c, a)))  # type: ignore[misc]


def _withdraw(stage: Stage, city: str, at: dt.datetime, gone: dict[str, Any]) -> None:
    withdraw_pair(stage.pairs[city], by=stage.organiser, at=at, note=gone["reason"])


def _stored_at(draft: Draft) -> dt.datetime:
    """Sections are stored through the working day, each at a minute of its own."""
    minutes = sum(draft.city.encode() + draft.section.encode()) % 400
    return moment(draft.day, 10) + dt.timedelta(minutes=minutes)
