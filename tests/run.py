"""Runs all that proves the code: checks, then the tests on each database, and counts.

Called by `./trellis test`, `lint` and `fmt`, which have set everything up.
"""

import argparse
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests import servers

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
BIN = Path(PYTHON).parent

# No run takes half as long; on two cores all of them stay under half an hour.
RUN_SECONDS = 35 * 60
# Those of --long have an hour and more each.
LONG_SECONDS = 100 * 60
# One more than there are cores: tests wait for browsers, servers and leases.
SPREAD = ["-n", str((os.cpu_count() or 1) + 1), "--dist", "loadgroup"]
# What the long tests count is shown, for docs/figures.md.
SPEAKING = ["-rP"]
# What a marked test needs beside Python; without it the test is left out, by name.
NEEDS = {
    "browser": "chromium",
    "celery": "redis-server",
    "java": "java",
    "poppler": "pdftotext",
    "gettext": "xgettext",
}


@dataclass
class Tally:
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    broken: list[str] = field(default_factory=list)

    def note(self, what: str, *, good: bool) -> None:
        if good:
            self.passed += 1
        else:
            self.failed += 1
            self.broken.append(what)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def say(words: str) -> None:
    print(words, flush=True)


def templates() -> list[str]:
    return sorted(
        str(path.relative_to(ROOT))
        for home in ("templates", "guide/print", "programme/print")
        for path in (ROOT / home).rglob("*.html")
    )


def style_checks() -> dict[str, list[str]]:
    return {
        "ruff, mistakes": [str(BIN / "ruff"), "check", "--quiet", "."],
        "ruff, form": [str(BIN / "ruff"), "format", "--check", "--quiet", "."],
        "djade, templates": [str(BIN / "djade"), "--check", "--target-version", "5.2", *templates()],
        "djhtml, indents": [str(BIN / "djhtml"), "--check", "--tabwidth", "2", *templates()],
        "import-linter, the floors": [str(BIN / "lint-imports"), "--no-logo"],
        "mypy, types": [PYTHON, "-m", "mypy", "--no-error-summary", "."],
    }


def database_checks() -> dict[str, list[str]]:
    return {
        "django, its own checks": [PYTHON, "manage.py", "check", "--fail-level", "WARNING"],
        "migrations, none forgotten": [
            PYTHON,
            "manage.py",
            "makemigrations",
            "--check",
            "--dry-run",
            "-v",
            "1",
        ],
    }


def run_checks(checks: dict[str, list[str]], tally: Tally) -> None:
    for name, command in checks.items():
        began = time.monotonic()
        done = subprocess.run(
            command, cwd=ROOT, env=clean_environment(), capture_output=True, text=True, check=False
        )
        good = done.returncode == 0
        tally.note(name, good=good)
        say(f"{'ok' if good else 'FAILED':8}{name} ({time.monotonic() - began:.0f} s)")
        if not good:
            say("\n".join((done.stdout + done.stderr).strip().splitlines()[-60:]))


def clean_environment(**extra: str) -> dict[str, str]:
    """This environment without what an installation sets: tests start from the defaults."""
    kept = {"TRELLIS_VAR", "TRELLIS_SECRET_KEY"}
    mine = {
        name: value for name, value in os.environ.items() if not name.startswith("TRELLIS_") or name in kept
    }
    mine.pop("DATABASE_URL", None)
    return mine | extra


def run_pytest(
    name: str, words: list[str], tally: Tally, *, seconds: int = RUN_SECONDS, **environment: str
) -> None:
    """One run of pytest; its counts come from its own report, not from its words."""
    say(f"\n== {name}")
    with tempfile.TemporaryDirectory(prefix="trellis-") as folder:
        report = Path(folder) / "report.xml"
        command = [PYTHON, "-m", "pytest", "-q", f"--junitxml={report}", *words]
        good = run_within(seconds, command, clean_environment(**environment))
        counted = count_report(report) if report.exists() else Tally()
    tally.passed += counted.passed
    tally.failed += counted.failed
    tally.skipped += counted.skipped
    if not good:
        tally.broken.append(name)
        # A run that broke before it could report is a failure too.
        tally.failed += 0 if counted.failed else 1


def run_within(seconds: int, command: list[str], environment: dict[str, str]) -> bool:
    """True where the command ended well and in time; one that hangs must not hang the count."""
    try:
        return (
            subprocess.run(command, cwd=ROOT, env=environment, check=False, timeout=seconds).returncode == 0
        )
    except subprocess.TimeoutExpired:
        say(f"FAILED  not done after {seconds} s, and stopped")
        return False


def count_report(report: Path) -> Tally:
    counted = Tally()
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):
        tests, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        counted.passed += tests - failed - skipped
        counted.failed += failed
        counted.skipped += skipped
    return counted


def left_out() -> dict[str, str]:
    """The marks that this machine cannot serve, each with what is missing."""
    missing = {mark: f"{program} is missing" for mark, program in NEEDS.items() if not shutil.which(program)}
    missing["celery"] = "they need a private Redis and a worker"
    return missing


def marked(marks: str) -> list[str]:
    """The names of the tests with these marks."""
    found = subprocess.run(
        [PYTHON, "-m", "pytest", "--collect-only", "-q", "-m", marks],
        cwd=ROOT, env=clean_environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    return [line for line in found.stdout.splitlines() if "::" in line]


def name_what_is_left_out(marks: dict[str, str], tally: Tally) -> None:
    for mark, reason in marks.items():
        names = marked(f"{mark} and not long")
        if names:
            tally.skipped += len(names)
            say(f"left out: {len(names)} tests marked {mark}, because {reason} (--full runs them)")
            say("".join(f"    {name}\n" for name in names).rstrip())


def name_what_is_long() -> None:
    """What another command runs is not skipped by this one, but nobody should overlook it."""
    names = marked("long")
    say(f"\nleft for ./trellis test --long: {len(names)} tests; docs/figures.md has their last figures")
    say("".join(f"    {name}\n" for name in names).rstrip())


def run_here(tally: Tally) -> None:
    """What this machine can do as it is."""
    marks = left_out()
    without = " and ".join(f"not {mark}" for mark in [*marks, "long"])
    run_pytest("tests on SQLite", [*SPREAD, "-m", without], tally)
    say("")
    name_what_is_left_out(marks, tally)


def run_full(tally: Tally) -> None:
    """Everything but the long tests; what cannot run is a failure."""
    run_everywhere("not long", tally)
    name_what_is_long()


def run_everywhere(which: str, tally: Tally, seconds: int = RUN_SECONDS, how: Sequence[str] = ()) -> None:
    """These tests on both databases, and those that need Redis or run as a fleet with both servers."""
    spread = [*SPREAD, *how, "-m", f"not celery and {which}"]
    run_pytest("tests on SQLite", spread, tally, seconds=seconds)
    with started("PostgreSQL", servers.postgresql(), tally) as database:
        if not database:
            return
        again = [*SPREAD, *how, "-m", f"not celery and not fleet and not once and {which}"]
        run_pytest("tests on PostgreSQL", again, tally, seconds=seconds, DATABASE_URL=database)
        with started("Redis", servers.redis(), tally) as broker:
            if broker:
                both = {"DATABASE_URL": database, "TRELLIS_REDIS_URL": broker}
                words = [*SPREAD, *how, "-m", f"(celery or fleet) and {which}"]
                run_pytest("tests on PostgreSQL and Redis", words, tally, seconds=seconds, **both)


@contextlib.contextmanager
def started(name: str, server: contextlib.AbstractContextManager[str], tally: Tally) -> Iterator[str | None]:
    with contextlib.ExitStack() as stack:
        address = None
        try:
            address = stack.enter_context(server)
        except servers.NotHere as problem:
            say(f"FAILED  {name}: {problem}")
            tally.note(name, good=False)
        yield address


def put_in_form() -> int:
    commands = [
        [str(BIN / "ruff"), "check", "--fix", "--quiet", "."],
        [str(BIN / "ruff"), "format", "--quiet", "."],
        [str(BIN / "djade"), "--target-version", "5.2", *templates()],
        [str(BIN / "djhtml"), "--tabwidth", "2", *templates()],
    ]
    # djade and djhtml answer 1 when they changed something: that is no failure here.
    for command in commands:
        subprocess.run(command, cwd=ROOT, check=False)
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--lint", action="store_true")
    parser.add_argument("--fmt", action="store_true")
    asked, words = parser.parse_known_args()
    if asked.fmt:
        return put_in_form()
    # Asked to stop, leave by the usual way out, which stops the private servers too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    began, tally = time.monotonic(), Tally()
    if words:
        run_pytest("the tests you named", words, tally)
    elif asked.long:
        run_everywhere("long", tally, LONG_SECONDS, SPEAKING)
    else:
        run_checks(style_checks() if asked.lint else style_checks() | database_checks(), tally)
        if asked.full:
            run_full(tally)
        elif not asked.lint:
            run_here(tally)
    if (asked.full or asked.long) and tally.skipped:
        tally.broken.append("something was skipped, which is not allowed here")
    say(f"\n{time.monotonic() - began:.0f} s.")
    for what in tally.broken:
        say(f"not right: {what}")
    say(str(tally))
    return 1 if tally.broken or tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
