"""What Trellis must do and what was measured, as rows of one table: each measured beside its peer."""

from dataclasses import dataclass
from typing import Any

Figures = dict[str, dict[str, float]]
# Requests a second that pretalx was measured at, and a bare 40-row template in the same set-up: published
# figures of 2026-11, not measured by this run. Only their ratio is used, with a bare template of this run.
PRETALX = {"programme": 41, "session": 55, "calendar": 34, "desk": 20, "people": 3, "cities": 3}
PRETALX_BARE = 973
TIMES = {"programme": 5, "session": 5, "calendar": 10, "desk": 3, "people": 10, "cities": 10}
QUERIES = {"programme": 6, "session": 8, "calendar": 6, "desk": 15, "people": 12, "cities": 12}
LIGHT = ("plan", "heat map")


@dataclass(frozen=True)
class Row:
    """One goal: what was measured, beside what, and the most that their ratio may be."""

    goal: str
    what: str
    measured: float
    peer: float
    most: float

    @property
    def ratio(self) -> float:
        return self.measured / self.peer if self.peer else float("inf")

    @property
    def met(self) -> bool:
        return self.ratio <= self.most

    def as_json(self) -> dict[str, Any]:
        return {**self.__dict__, "ratio": round(self.ratio, 4), "met": self.met}


def printing_rows(size: str, found: Figures) -> list[Row]:
    """G1 to G4 for one size of guide."""
    bare, cold = found["bare"], found["cold"]
    rows = [
        Row("G1", f"{size} guide, CPU s, beside bare WeasyPrint", cold["cpu"], bare["cpu"], 0.75),
        Row("G1", f"{size} guide, wall s", cold["wall"], bare["wall"], 0.65),
        Row("G3", f"{size} guide, peak MB of all processes", cold["peak_mb"], bare["peak_mb"], 0.5),
        Row("G4", f"{size} guide, bytes", cold["bytes"], bare["bytes"], 1.05),
    ]
    if "changed" in found:
        changed = found["changed"]["cpu"]
        rows.append(Row("G2", f"{size} guide, one chapter changed, CPU s", changed, cold["cpu"], 0.20))
    return rows


def page_rows(cities: int, found: Figures) -> list[Row]:
    """G6, G7 and G11 for a cohort of so many cities."""
    bare = found["bare, 40 rows"]["ms"]
    rows = []
    for page, rate in PRETALX.items():
        most = PRETALX_BARE / (rate * TIMES[page])
        rows.append(
            Row(
                "G6",
                f"{page}, {cities} cities, CPU ms, beside a bare template",
                found[page]["ms"],
                bare,
                most,
            )
        )
    for page, most in QUERIES.items():
        rows.append(Row("G7", f"{page}, {cities} cities, queries", found[page]["queries"], most, 1))
    return rows + [
        Row("G11", f"{page}, {cities} cities, CPU ms", found[page]["ms"], 100, 1) for page in LIGHT
    ]


def table_of(rows: list[Row]) -> str:
    """The rows for people."""
    lines = [f"{'goal':5}{'what':62}{'measured':>12}{'peer':>12}{'ratio':>8}{'most':>8}  met"]
    for row in rows:
        figures = f"{row.measured:12,.2f}{row.peer:12,.2f}{row.ratio:8.2f}{row.most:8.2f}"
        lines.append(f"{row.goal:5}{row.what:62}{figures}  {'yes' if row.met else 'NO'}")
    return "\n".join(lines)
