"""One run of all measures: ./trellis bench [--large] [--only printing|pages] [--rounds N] [--json FILE]."""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.goals import Figures, Row, page_rows, printing_rows, table_of
from bench.printing import STEPS, run_step

ROOT = Path(__file__).resolve().parent.parent
CITIES, REVISIONS = (15, 60), {False: 50, True: 200}


def main() -> None:
    reader = argparse.ArgumentParser(prog="./trellis bench", description=__doc__)
    reader.add_argument("--large", action="store_true", help="1431 pages and 200 revisions too: an hour")
    reader.add_argument("--only", choices=["printing", "pages"])
    reader.add_argument("--rounds", type=int, default=3, help="the median of so many (3)")
    reader.add_argument("--json", type=Path, help="write the figures to this file too")
    asked = reader.parse_args()
    rows: list[Row] = []
    if asked.only != "pages":
        for size in ("small", "large", "huge") if asked.large else ("small", "large"):
            rows += printing_rows(size, print_rounds(size, asked.rounds))
    if asked.only != "printing":
        for cities in CITIES:
            rows += page_rows(cities, visit(cities, REVISIONS[asked.large]))
    load = os.getloadavg()[1]
    sys.stdout.write(f"{table_of(rows)}\nLoad over the last five minutes: {load:.1f}\n")
    if asked.json:
        asked.json.write_text(json.dumps({"load": load, "rows": [row.as_json() for row in rows]}, indent=2))


def print_rounds(size: str, rounds: int) -> Figures:
    """The medians of so many rounds of every step, each round on an empty shelf."""
    found: dict[str, list[dict[str, float]]] = {step: [] for step in STEPS}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            for step in STEPS:
                found[step].append(run_step(size, step, Path(folder)))
    return {
        step: {name: statistics.median(each[name] for each in runs) for name in runs[0]}
        for step, runs in found.items()
    }


def visit(cities: int, revisions: int) -> Figures:
    """The pages of a large edition on an installation of its own, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        var = Path(folder)
        given = Path(os.environ.get("TRELLIS_VAR", ROOT / "var")).resolve()
        (var / "fonts").symlink_to(given / "fonts")
        (var / "secret-key").write_text("only-for-measuring-" * 4, encoding="ascii")
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment = kept | {"TRELLIS_VAR": folder, "TRELLIS_DEMO": "1"}
        sizes = ["--cities", str(cities), "--revisions", str(revisions)]
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


if __name__ == "__main__":
    main()
