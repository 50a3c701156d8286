"""The agenda of 2024 comes in whole, once, or not at all."""

import copy
import json
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cohorts.models import Cohort
from programme.domain.another_year import shift_agenda
from programme.forms.agenda import import_agenda
from programme.forms.agenda_file import AgendaMistakes, Mistake
from programme.models import Output, Phase, ProgrammeEvent, Session, Slot, Track
from tests.conftest import Cast
from tests.tree import ROOT

FILE = ROOT / "desk" / "demo" / "programme2024.json"


@pytest.fixture
def facts() -> dict[str, Any]:
    return dict(json.loads(FILE.read_text(encoding="utf-8")))


def row(facts: dict[str, Any], code: str) -> dict[str, Any]:
    return next(each for each in facts["sessions"] if each["code"] == code)


def certainties(cohort: Cohort) -> dict[str, int]:
    return dict(Counter(Slot.objects.filter(session__cohort=cohort).values_list("certainty", flat=True)))


def counts() -> list[int]:
    return [model.objects.count() for model in (Phase, Track, Session, Slot, Output, ProgrammeEvent)]


def slot(code: str) -> Slot:
    return Session.objects.get(code=code).slot


def test_the_agenda_of_2024_comes_in_whole(cast: Cast, facts: dict[str, Any]) -> None:
    outcome = import_agenda(cast.cohort, facts, by=cast.organiser)

    assert len(outcome.added) == 3 + 3 + 19
    assert certainties(cast.cohort) == {"tentative": 1, "window": 16, "undated": 2}
    assert Output.objects.count() == 9
    assert [s.code for s in Session.objects.filter(no_outputs=True)] == ["prep-online"]


def test_invented_times_settle_the_two_days_and_no_more(cast: Cast, facts: dict[str, Any]) -> None:
    import_agenda(cast.cohort, facts, by=cast.organiser, invented_times=True)

    assert certainties(cast.cohort) == {"tentative": 15, "window": 2, "undated": 2}


def test_a_settled_agenda_is_firm_throughout(cast: Cast, facts: dict[str, Any]) -> None:
    import_agenda(cast.cohort, facts, by=cast.organiser, settled=True)

    assert certainties(cast.cohort) == {"firm": 19}


def test_vague_dates_keep_their_words_beside_a_range(cast: Cast, facts: dict[str, Any]) -> None:
    import_agenda(cast.cohort, facts, by=cast.organiser)

    late, mid = slot("challenges-online"), slot("prep-online")
    assert (late.wording, f"{late.first_day}", f"{late.last_day}") == (
        "late September", "2024-09-21", "2024-09-30",
    )  # fmt: skip
    assert (mid.wording, f"{mid.first_day}", f"{mid.last_day}") == (
        "mid-October, two weeks before the training", "2024-10-11", "2024-10-20",
    )  # fmt: skip


def test_a_printed_clock_time_is_local_time(cast: Cast, facts: dict[str, Any]) -> None:
    import_agenda(cast.cohort, facts, by=cast.organiser)

    first = slot("intro-online")
    assert first.starts_at is not None
    assert (first.starts_at.isoformat(), first.time_zone) == ("2024-07-18T09:00:00+00:00", "Europe/Brussels")


def test_a_day_without_a_clock_is_a_window_of_one_day(cast: Cast, facts: dict[str, Any]) -> None:
    import_agenda(cast.cohort, facts, by=cast.organiser)

    day = slot("welcome")
    assert (f"{day.first_day}", f"{day.last_day}", day.starts_at) == ("2024-11-07", "2024-11-07", None)


def test_a_due_wording_becomes_days(cast: Cast, facts: dict[str, Any]) -> None:
    import_agenda(cast.cohort, facts, by=cast.organiser)

    output = Output.objects.get(due_wording="mid-October")
    assert (output.title, output.owner, f"{output.due_first}", f"{output.due_last}") == (
        "Written statement of each city's challenge", "cities", "2024-10-11", "2024-10-20",
    )  # fmt: skip


def test_a_second_time_changes_nothing(cast: Cast, facts: dict[str, Any]) -> None:
    import_agenda(cast.cohort, facts, by=cast.organiser)
    before = counts()

    outcome = import_agenda(cast.cohort, facts, by=cast.organiser)

    assert (outcome.added, outcome.changed, len(outcome.unchanged)) == ([], [], 25)
    assert counts() == before


def test_a_changed_row_is_found_by_its_code(cast: Cast, facts: dict[str, Any]) -> None:
    import_agenda(cast.cohort, facts, by=cast.organiser)
    row(facts, "legal")["title"] = "Legal considerations"

    outcome = import_agenda(cast.cohort, facts, by=cast.organiser)

    assert (outcome.added, outcome.changed) == ([], ["legal"])
    assert Session.objects.get(code="legal").title == "Legal considerations"


def test_three_mistakes_are_three_rows_and_nothing_is_written(cast: Cast, facts: dict[str, Any]) -> None:
    row(facts, "welcome")["title"] = ""
    row(facts, "need")["date_precision"] = "some time soon"
    row(facts, "legal")["track"] = "strategic"
    before = counts()

    with pytest.raises(AgendaMistakes) as wrong:
        import_agenda(cast.cohort, facts, by=cast.organiser)

    assert wrong.value.mistakes == [
        Mistake("welcome", "title", "This field is required."),
        Mistake("need", "date", "“some time soon” is no date that can be understood."),
        Mistake("legal", "track", "Select a valid choice. That choice is not one of the available choices."),
    ]
    assert counts() == before


@pytest.mark.parametrize(
    ("code", "change", "expected"),
    [
        ("intro-online", {"start_local": "2024-03-31T02:30"}, "starts_at"),
        ("intro-online", {"end_local": "2024-07-18T10:00"}, "ends_at"),
        ("intro-online", {"tz": "Europe/Atlantis"}, "time_zone"),
        ("challenges-online", {"date": "September"}, "date"),
        ("welcome", {"date": "2024-11-31"}, "date"),
        ("welcome", {"code": "new"}, "code"),
        ("welcome", {"code": "legal"}, "code"),
        ("welcome", {"kind": "party"}, "kind"),
        ("welcome", {"trainers": [{"name": "Ada", "organisation": "Nowhere"}]}, "trainers.organisation"),
        ("welcome", {"outputs": [{"title": ""}]}, "outputs.title"),
    ],
)
def test_a_mistake_names_its_row_and_field(
    cast: Cast, facts: dict[str, Any], code: str, change: dict[str, Any], expected: str
) -> None:
    row(facts, code).update(change)

    with pytest.raises(AgendaMistakes) as wrong:
        import_agenda(cast.cohort, facts, by=cast.organiser)

    shown = change.get("code", code)
    assert [(mistake.code, mistake.field) for mistake in wrong.value.mistakes] == [(shown, expected)]


def test_a_shifted_agenda_keeps_weekdays_and_vagueness(cast: Cast, facts: dict[str, Any]) -> None:
    before = copy.deepcopy(facts)

    later = shift_agenda(facts, weeks=104)
    import_agenda(cast.cohort, later, by=cast.organiser, invented_times=True)

    assert facts == before
    assert slot("intro-online").__str__() == "2026-07-16 09:00"
    assert slot("challenges-online").wording == "late September"
    assert (row(later, "prep-online")["date"], slot("prep-online").wording) == (
        "2026-10", "mid-October, two weeks before the training",
    )  # fmt: skip


def run(*words: str | Path) -> str:
    out = StringIO()
    call_command("import_programme", *map(str, words), stdout=out, stderr=out)
    return out.getvalue()


def test_the_command_says_what_it_did(cast: Cast) -> None:
    first = run(FILE, "--cohort", "udt-test")
    second = run(FILE, "--cohort", "udt-test")

    assert first.splitlines()[0].split(":")[0] == "Added 25"
    assert second == "Nothing changed: 25 rows are there as the file says.\n"
    assert set(ProgrammeEvent.objects.values_list("by", flat=True)) == {cast.organiser.pk}


def test_the_command_shows_mistakes_by_row(cast: Cast, facts: dict[str, Any], tmp_path: Path) -> None:
    row(facts, "welcome")["title"] = ""
    file = tmp_path / "agenda.json"
    file.write_text(json.dumps(facts))

    with pytest.raises(CommandError, match="1 mistakes; nothing was stored"):
        run(file, "--cohort", "udt-test")

    assert Session.objects.count() == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--cohort", "nowhere"], "There is no cohort"),
        (["--cohort", "udt-test", "--by", "author@example.org"], "author@example.org organises"),
    ],
)
def test_the_command_needs_a_cohort_and_its_organiser(cast: Cast, words: list[str], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        run(FILE, *words)


def test_the_command_needs_a_file_of_facts(cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "agenda.json"
    file.write_text("not json")

    with pytest.raises(CommandError, match="can't be read as an agenda: it is not whole as JSON"):
        run(file, "--cohort", "udt-test")
    with pytest.raises(CommandError, match="can't be read: No such file or directory"):
        run(tmp_path / "nowhere.json", "--cohort", "udt-test")
