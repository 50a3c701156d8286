"""One run of all measures: ./trellis bench [printing|serving|pages] [--large] [--rounds N] [--json FILE]."""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.comparing import compare
from bench.goals import Figures, Row, growth_rows, page_rows, printing_rows, serving_rows, table_of
from bench.printing import STEPS, run_step
from bench.serving import measure_serving
from tests.servers import NotHere

ROOT = Path(__file__).resolve().parent.parent
# Cities and sessions: a usual edition, one of four times as many cities, one of four times as many sessions.
EDITIONS, REVISIONS = ((15, 60), (60, 60), (15, 240)), {False: 50, True: 200}
# Where the site runs, whether as a fleet, and within how many ms a job is picked up there.
PLACES = (("SQLite", False, 250), ("PostgreSQL and Redis", True, 30))


def main() -> None:
    reader = argparse.ArgumentParser(prog="./trellis bench", description=__doc__)
    reader.add_argument("part", nargs="?", choices=PARTS, help="this part alone")
    reader.add_argument("--large", action="store_true", help="1431 pages and 200 revisions too: an hour")
    reader.add_argument("--rounds", type=int, default=3, help="the median of so many (3)")
    reader.add_argument("--json", type=Path, help="write the figures to this file too")
    asked = reader.parse_args()
    rows: list[Row] = []
    for part in [asked.part] if asked.part else PARTS:
        rows += PARTS[part](asked)
    load = os.getloadavg()[1]
    sys.stdout.write(f"{table_of(rows)}\nLoad over the last five minutes: {load:.1f}\n")
    if asked.json:
        asked.json.write_text(json.dumps({"load": load, "rows": [row.as_json() for row in rows]}, indent=2))


def print_all(asked: argparse.Namespace) -> list[Row]:
    """Guides of each size."""
    sizes = ("small", "large", "huge") if asked.large else ("small", "large")
    found = {size: print_rounds(size, asked.rounds) for size in sizes}
    rows = [row for size in sizes for row in printing_rows(size, found[size])]
    return rows + (growth_rows(found["large"], found["huge"]) if asked.large else [])


def print_rounds(size: str, rounds: int) -> Figures:
    """The medians of so many rounds of every step, each round on an empty shelf."""
    found: dict[str, list[dict[str, float]]] = {step: [] for step in (*STEPS, "beside bare")}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            for step in STEPS:
                found[step].append(run_step(size, step, Path(folder)))
            beside = compare(Path(folder, "bare.pdf"), Path(folder, "cold.pdf"))
            found["beside bare"].append(beside)
    return {
        step: {name: statistics.median(each[name] for each in runs) for name in runs[0]}
        for step, runs in found.items()
    }


def serve_all(asked: argparse.Namespace) -> list[Row]:
    """The site on SQLite, and as a fleet where its servers are installed."""
    rows: list[Row] = []
    for where, fleet, pickup in PLACES:
        try:
            rows += serving_rows(where, measure_serving(fleet=fleet, fonts=var_folder() / "fonts"), pickup)
        except NotHere as missing:
            sys.stdout.write(f"Not measured on {where}: {missing}\n")
    return rows


def visit_all(asked: argparse.Namespace) -> list[Row]:
    """The pages of an edition of each size."""
    revisions = REVISIONS[asked.large]
    return [row for size in EDITIONS for row in page_rows(*size, visit(*size, revisions))]


def visit(cities: int, sessions: int, revisions: int) -> Figures:
    """The pages of a large edition on an installation of its own, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        var = Path(folder)
        (var / "fonts").symlink_to(var_folder() / "fonts")
        (var / "secret-key").write_text("only-for-measuring-" * 4, encoding="ascii")
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment = kept | {"TRELLIS_VAR": folder, "TRELLIS_DEMO": "1"}
        sizes = ["--cities", str(cities), "--sessions", str(sessions), "--revisions", str(revisions)]
        for words in (["collectstatic", "--noinput", "-v", "0"], ["migrate", "-v", "0"], ["demo", *sizes]):
            subprocess.run(
                [sys.executable, "manage.py", *words], cwd=ROOT, env=environment, check=True, stdout=2
            )
        said = subprocess.run(
            [sys.executable, "-m", "bench.pages", "large"],
            cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
    found: Figures = json.loads(said.stdout.strip().splitlines()[-1])
    return found


def var_folder() -> Path:
    """Where this installation keeps what is its own."""
    return Path(os.environ.get("TRELLIS_VAR", ROOT / "var")).resolve()


PARTS: dict[str, Callable[[argparse.Namespace], list[Row]]] = {
    "printing": print_all,
    "serving": serve_all,
    "pages": visit_all,
}


if __name__ == "__main__":
    main()
