"""The edition that runs now: today lies between its training and its presentation."""

import datetime as dt

from accounts.domain.visits import note_visit
from actionplans.domain.since import place_of
from cohorts.models import Cohort
from desk.domain.demonstration.cohort import Stage, set_stage
from desk.domain.demonstration.consulting import ask_for_a_date, consult, let_warnings_stand
from desk.domain.demonstration.facts import Draft, moment, read
from desk.domain.demonstration.finished import hold_sessions, name_trainers
from desk.domain.demonstration.letterbox import tell_invented_people
from desk.domain.demonstration.plans import Writing
from desk.domain.demonstration.promises import hand_in, promise
from desk.domain.demonstration.supplies import hand_out
from desk.domain.demonstration.travel import write_way
from programme.domain.another_year import shift_agenda
from programme.domain.release import release_programme
from programme.domain.slots import change_slot
from programme.forms.agenda import import_agenda

# Two weeks after the training of 2024, three before its presentation.
TODAY_IN_2024 = dt.date(2024, 11, 21)
LAST_SESSION = "guide-consult"


def make_running_edition(today: dt.date) -> Cohort:
    """udt-<year of `today`>, its dates moved by whole weeks."""
    weeks = (today - TODAY_IN_2024).days // 7
    began = moment("2024-07-01") + dt.timedelta(weeks=weeks)
    stage = set_stage(f"udt-{today.year}", today.year, read("people.json")["running"], began)
    _print_programme(stage, weeks, began)
    hold_sessions(stage, until=moment(today, 0), by_city=True)
    hand_in(stage)
    hand_out(stage, until=moment(today, 0))
    asked = read("consultation_running.json")
    ask_for_a_date(stage, asked["poll"], today)
    let_warnings_stand(stage, asked["accepted"])
    writing = Writing(stage)
    writing.begin(began + dt.timedelta(weeks=2))
    writing.write("running", lambda draft: _stored_at(draft, today))
    writing.remark(read("remarks_running.json"), lambda ago: _moment_ago(ago, today))
    writing.say(read("statuses_running.json"), lambda ago: _moment_ago(ago, today))
    writing.do_in_order()
    for city in ("oslo", "leipzig"):
        writing.open_to_cohort(city, moment(today, 0) - dt.timedelta(days=10))
    _note_visits(writing, today)
    return stage.cohort


def _print_programme(stage: Stage, weeks: int, began: dt.datetime) -> None:
    facts = shift_agenda(read("programme2024.json"), weeks=weeks)
    by = stage.organiser
    import_agenda(stage.cohort, facts, by=by, at=began + dt.timedelta(days=1))
    day = began + dt.timedelta(days=3)
    first = release_programme(stage.cohort, kind="preliminary", note="For consultation.", by=by, at=day)
    tell_invented_people(first, by=by, at=day)
    consult(stage, first, read("consultation_running.json")["remarks"])
    write_way(stage, at=day)
    later = began + dt.timedelta(weeks=10)
    import_agenda(stage.cohort, facts, settled=True, by=by, at=later)
    # The last session stays open: an edition that runs has not settled everything.
    change_slot(stage.cohort.sessions.get(code=LAST_SESSION), certainty="undated", by=by, at=later)
    name_trainers(stage)
    promise(stage, at=later)
    note = "With clock times. The times are invented for this demonstration."
    final = release_programme(stage.cohort, kind="final", note=note, by=by, at=later)
    tell_invented_people(final, by=by, at=later)


def _note_visits(writing: Writing, today: dt.date) -> None:
    """Some were here a few days ago, so that their pages tell what is new since."""
    for row in read("visits_running.json"):
        place = place_of(writing.plans[row["city"]]) if "city" in row else "desk"
        note_visit(writing.stage.people[row["by"]], place, at=_moment_ago(row["at"], today))


def _stored_at(draft: Draft, today: dt.date) -> dt.datetime:
    minutes = sum(draft.city.encode() + draft.section.encode()) % 400
    return moment(today + dt.timedelta(days=int(draft.day)), 10) + dt.timedelta(minutes=minutes)


def _moment_ago(ago: list[int], today: dt.date) -> dt.datetime:
    """[days from today, hour, minute]"""
    days, hour, minute = ago
    return moment(today + dt.timedelta(days=days), hour, minute)
