"""What Trellis must do and what was measured, as rows of one table: each measured beside its peer."""

from dataclasses import dataclass
from typing import Any

Figures = dict[str, dict[str, float]]
# Requests a second that pretalx was measured at, and a bare 40-row template in the same set-up: published
# figures of 2026-11, not measured by this run. Only their ratio is used, with a bare template of this run.
PRETALX = {
    "programme": 41, "session": 55, "calendar": 34, "schedule JSON": 17, "desk": 20, "studio programme": 20,
    "people": 3, "cities": 3,
}  # fmt: skip
PRETALX_BARE = 973
# How many times as many of them: by page, and by how the page is asked for. What pretalx measured was
# asked for by a visitor; the pages on which trainers and organisers work on a session have no peer.
TIMES: dict[str, int | None] = {
    "programme": 5,
    "programme, signed in": 5,
    "programme, nothing kept": 5,
    "programme 304": 20,
    "programme 304, signed in": 20,
    "session": 5,
    "session, its trainer": None,
    "session sheet": None,
    "calendar": 10,
    "schedule JSON": 20,
    "desk": 3,
    "studio programme": 3,
    "outputs": None,
    "coverage": None,
    "timetable": None,
    "rehearsal": None,
    "people": 10,
    "cities": 10,
}
QUERIES = {
    "programme": 6,
    "programme, signed in": 6,
    "session": 8,
    "session, its trainer": 8,
    "session sheet": 8,
    "calendar": 6,
    "schedule JSON": 6,
    "desk": 15,
    "studio programme": 15,
    "outputs": 12,
    "coverage": 12,
    "timetable": 12,
    "people": 12,
    "cities": 12,
}
LIGHT = ("plan", "heat map")
# What a cold guide may spend, as parts of bare's, and a changed chapter, as a part of the cold guide's.
SPENT: dict[str, dict[str, float | None]] = {
    "small": {"cpu": None, "wall": None, "changed": None, "peak": None},
    "large": {"cpu": 0.75, "wall": 0.65, "changed": 0.20, "peak": 0.5},
    "huge": {"cpu": None, "wall": None, "changed": None, "peak": 0.4},
}
# Beside what there must be none of.
NONE = 1


ANSWERS = {True: "yes", False: "NO", None: "-"}


@dataclass(frozen=True)
class Row:
    """One goal: what was measured, beside what, and the most that their ratio may be.

    Where no goal is set for it, `most` is None: it is told, and neither met nor missed.
    """

    goal: str
    what: str
    measured: float
    peer: float
    most: float | None

    @property
    def ratio(self) -> float:
        return self.measured / self.peer if self.peer else float("inf")

    @property
    def met(self) -> bool | None:
        return None if self.most is None else self.ratio <= self.most

    def as_json(self) -> dict[str, Any]:
        return {**self.__dict__, "ratio": round(self.ratio, 4), "met": self.met}


def printing_rows(size: str, found: Figures) -> list[Row]:
    """G1 to G4 for one size of guide; what is spent has a goal from 290 pages on."""
    bare, cold, beside, most = found["bare"], found["cold"], found["beside bare"], SPENT[size]
    changed = found["changed"]["cpu"]
    rows = [
        Row("G1", f"{size} guide, CPU s, beside bare WeasyPrint", cold["cpu"], bare["cpu"], most["cpu"]),
        Row("G1", f"{size} guide, wall s", cold["wall"], bare["wall"], most["wall"]),
        Row("G2", f"{size} guide, one chapter changed, CPU s", changed, cold["cpu"], most["changed"]),
        Row("G3", f"{size} guide, peak MB of all processes", cold["peak_mb"], bare["peak_mb"], most["peak"]),
        Row("G3", f"{size} guide, MB of the largest process that renders", cold["render_mb"], 250, 1),
        Row("G4", f"{size} guide, bytes", cold["bytes"], bare["bytes"], 1.05),
        Row("G4", f"{size} guide, pages", beside["pages"], beside["bare_pages"], 1),
    ]
    return rows + [
        Row("G4", f"{size} guide, {what}", beside[name], NONE, 0)
        for name, what in (
            ("dead", "dead links"),
            ("outline", "bookmarks other than bare's"),
            ("places", "destinations other than bare's"),
            ("tags", "tags other than bare's"),
        )
    ]


def growth_rows(large: Figures, huge: Figures) -> list[Row]:
    """G3: what a page costs in a guide of 1430 pages, beside one of 290."""
    each = [found["cold"]["cpu"] / found["beside bare"]["pages"] for found in (huge, large)]
    return [
        Row("G3", "huge guide, CPU ms a page, beside the large one", 1000 * each[0], 1000 * each[1], 1.15)
    ]


def serving_rows(where: str, found: Figures, pickup_ms: float) -> list[Row]:
    """G2, G5, G7, G8, G9 and G10 at a running site."""
    web, questions = found["web"], found["questions"]
    rows = [
        Row("G5", f"{where}, texts made HTML when read again", questions["second"], questions["first"], 0),
        Row("G7", f"{where}, autosave, queries", questions["autosave"], 5, 1),
        *autosave_rows(where, "alone", found["saved, alone"], found["bare, alone"], None),
        *autosave_rows(where, "in a build", found["saved, in a build"], found["bare, in a build"], 2),
        Row("G9", f"{where}, web process, MB", web["mb"], 110, 1),
        Row("G9", f"{where}, printing libraries in the web process", web["printer"], NONE, 0),
        Row("G9", f"{where}, a build is picked up, ms", found["picked up"]["ms"], pickup_ms, 1),
        Row("G10", f"{where}, scripts of a reading page, kB", found["reading"]["scripts_kb"], 40, 1),
        Row("G10", f"{where}, scripts of the editor, kB", found["editing"]["scripts_kb"], 140, 1),
        Row("G10", f"{where}, stylesheets of a page", found["reading"]["styles"], 1, 1),
    ]
    if build := found.get("build"):
        rows.append(Row("G2", f"{where}, nothing changed, CPU s", build["unchanged"], build["cold"], 0.01))
    return rows


def autosave_rows(
    where: str, when: str, saved: dict[str, float], bare: dict[str, float], most: float | None
) -> list[Row]:
    """G8: half the rate of a bare view is twice its time."""
    what = f"{where}, autosave {when}"
    return [
        Row("G8", f"{what}, ms a text", 1000 / saved["rate"], 1000 / bare["rate"], most),
        Row("G8", f"{what}, p95 ms", saved["p95_ms"], bare["p95_ms"], most),
    ]


def page_rows(cities: int, sessions: int, found: Figures) -> list[Row]:
    """G6, G7 and G11 for a cohort of so many cities, and a programme of so many sessions."""
    size, bare = f"{cities} cities, {sessions} sessions", found["bare, 40 rows"]["ms"]
    rows = [Row("G6", f"{page}, {size}, CPU ms", found[page]["ms"], bare, most_of(page)) for page in TIMES]
    rows += [
        Row("G7", f"{page}, {size}, queries", found[page]["queries"], most, 1)
        for page, most in QUERIES.items()
    ]
    return rows + [Row("G11", f"{page}, {size}, CPU ms", found[page]["ms"], 100, 1) for page in LIGHT]


def most_of(page: str) -> float | None:
    """How many times a bare template's time a page may take: as pretalx was measured, and so much faster."""
    times = TIMES[page]
    if times is None:
        return None
    rate = next(each for name, each in PRETALX.items() if page.startswith(name))
    return PRETALX_BARE / (rate * times)


def table_of(rows: list[Row]) -> str:
    """The rows for people."""
    lines = [f"{'goal':5}{'what':66}{'measured':>12}{'peer':>12}{'ratio':>8}{'most':>8}  met"]
    for row in rows:
        most = "" if row.most is None else f"{row.most:.2f}"
        figures = f"{row.measured:12,.2f}{row.peer:12,.2f}{row.ratio:8.2f}{most:>8}"
        lines.append(f"{row.goal:5}{row.what:66}{figures}  {ANSWERS[row.met]}")
    return "\n".join(lines)
