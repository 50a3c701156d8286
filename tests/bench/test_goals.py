"""The table of goals: what is measured, beside what, and whether it is met; nothing is timed."""

from bench.clients import slowest
from bench.goals import (
    LIGHT,
    QUERIES,
    TIMES,
    Figures,
    Row,
    growth_rows,
    page_rows,
    printing_rows,
    serving_rows,
    table_of,
)
from bench.processes import processes_of, spent

PRINTED: Figures = {
    "bare": {"cpu": 40.0, "wall": 40.0, "peak_mb": 800.0, "bytes": 1000.0},
    "cold": {"cpu": 30.0, "wall": 27.0, "peak_mb": 399.0, "bytes": 1050.0, "render_mb": 120.0},
    "changed": {"cpu": 6.0},
    "beside bare": {"pages": 290, "bare_pages": 290, "dead": 0, "outline": 0, "places": 1, "tags": 0},
}
SERVED: Figures = {
    "questions": {"first": 12, "second": 0, "autosave": 10},
    "saved, alone": {"rate": 50.0, "p95_ms": 90.0},
    "bare, alone": {"rate": 100.0, "p95_ms": 50.0},
    "saved, in a build": {"rate": 24.0, "p95_ms": 180.0},
    "bare, in a build": {"rate": 50.0, "p95_ms": 90.0},
    "web": {"mb": 111.0, "printer": 0.0},
    "picked up": {"ms": 29.0},
    "reading": {"scripts_kb": 18.0, "styles": 1},
    "editing": {"scripts_kb": 141.0, "styles": 1},
}


def met(rows: list[Row]) -> dict[str, bool | None]:
    """What was measured by its goal and words, and whether it is met."""
    return {f"{row.goal} {row.what}": row.met for row in rows}


def test_a_goal_is_met_at_its_ratio_and_not_above() -> None:
    rows = [
        Row("G1", "at", 75, 100, 0.75),
        Row("G1", "above", 76, 100, 0.75),
        Row("G1", "no peer", 1, 0, 1),
        Row("G1", "no goal", 76, 100, None),
    ]
    assert [row.met for row in rows] == [True, False, False, None]
    assert [line.split()[-1] for line in table_of(rows).splitlines()] == ["met", "yes", "NO", "NO", "-"]


def test_the_goals_of_a_printed_guide() -> None:
    assert met(printing_rows("large", PRINTED)) == {
        "G1 large guide, CPU s, beside bare WeasyPrint": True,
        "G1 large guide, wall s": False,
        "G2 large guide, one chapter changed, CPU s": True,
        "G3 large guide, peak MB of all processes": True,
        "G3 large guide, MB of the largest process that renders": True,
        "G4 large guide, bytes": True,
        "G4 large guide, pages": True,
        "G4 large guide, dead links": True,
        "G4 large guide, bookmarks other than bare's": True,
        "G4 large guide, destinations other than bare's": False,
        "G4 large guide, tags other than bare's": True,
    }


def test_what_a_small_guide_spends_is_told_without_a_goal() -> None:
    found = met(printing_rows("small", PRINTED))
    assert [what.partition(" guide, ")[2] for what, is_met in found.items() if is_met is None] == [
        "CPU s, beside bare WeasyPrint",
        "wall s",
        "one chapter changed, CPU s",
        "peak MB of all processes",
    ]


def test_the_hugest_guide_may_hold_less_and_cost_a_little_more_a_page() -> None:
    memory = next(
        row for row in printing_rows("huge", PRINTED) if row.what.endswith("peak MB of all processes")
    )
    huge: Figures = {"cold": {"cpu": 229.0}, "beside bare": {"pages": 1450}}
    large: Figures = {"cold": {"cpu": 40.0}, "beside bare": {"pages": 290}}
    (growth,) = growth_rows(large, huge)
    assert (memory.most, memory.met) == (0.4, False)
    assert (round(growth.measured, 1), round(growth.peer, 1), growth.met) == (157.9, 137.9, True)


def test_the_goals_of_a_running_site() -> None:
    rows = serving_rows("SQLite", SERVED, 30)
    assert met(rows) == {
        "G5 SQLite, texts made HTML when read again": True,
        "G7 SQLite, autosave, queries": False,
        "G8 SQLite, autosave alone, ms a text": None,
        "G8 SQLite, autosave alone, p95 ms": None,
        "G8 SQLite, autosave in a build, ms a text": False,
        "G8 SQLite, autosave in a build, p95 ms": True,
        "G9 SQLite, web process, MB": False,
        "G9 SQLite, printing libraries in the web process": True,
        "G9 SQLite, a build is picked up, ms": True,
        "G10 SQLite, scripts of a reading page, kB": True,
        "G10 SQLite, scripts of the editor, kB": False,
        "G10 SQLite, stylesheets of a page": True,
    }
    assert [row.measured for row in rows if row.what.endswith("ms a text")] == [20, 1000 / 24]


def test_an_unchanged_guide_costs_a_hundredth_at_most() -> None:
    found: Figures = SERVED | {"build": {"unchanged": 0.3, "cold": 30.0}}
    last = serving_rows("SQLite", found, 30)[-1]
    assert (last.what, last.ratio, last.met) == ("SQLite, nothing changed, CPU s", 0.01, True)


def test_the_slowest_wait_is_what_one_in_twenty_is_longer_than() -> None:
    assert slowest([float(wait) for wait in range(100, 0, -1)]) == 96.0
    assert slowest([3.0]) == 3.0


def test_a_process_that_is_gone_has_no_others_below_it() -> None:
    assert processes_of(2**22 + 1) == [2**22 + 1]
    assert spent() > 0


def test_the_goals_of_pages_bear_the_size_of_the_edition() -> None:
    """pretalx served 41 programmes a second, bare Django 973 templates; five times 41 is asked."""
    found: Figures = {page: {"ms": 4.7, "queries": 7.0} for page in {*TIMES, *QUERIES, *LIGHT}}
    found["bare, 40 rows"] = {"ms": 1.0}
    told = met(page_rows(15, 240, found))
    of_programme = {what: is_met for what, is_met in told.items() if what.split(",")[0][3:] == "programme"}
    assert of_programme == {
        "G6 programme, 15 cities, 240 sessions, CPU ms": True,
        "G6 programme, signed in, 15 cities, 240 sessions, CPU ms": True,
        "G6 programme, nothing kept, 15 cities, 240 sessions, CPU ms": True,
        "G7 programme, 15 cities, 240 sessions, queries": False,
        "G7 programme, signed in, 15 cities, 240 sessions, queries": False,
    }
    assert told["G6 timetable, 15 cities, 240 sessions, CPU ms"] is None
    assert told["G6 schedule JSON, 15 cities, 240 sessions, CPU ms"] is False
    assert told["G7 desk, 15 cities, 240 sessions, queries"] is True
