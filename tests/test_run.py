"""The count on the last line of a run is the count of its tests."""

import subprocess
from pathlib import Path

import pytest

from tests.run import PYTHON, SPREAD, Tally, clean_environment, count_report, run_within

REPORT = """<?xml version="1.0"?>
<testsuites>
  <testsuite name="pytest" tests="9" failures="2" errors="1" skipped="3"/>
</testsuites>
"""


GROUPED = """
import os, pytest
@pytest.mark.xdist_group("those that share a server")
@pytest.mark.parametrize("number", range(8))
def test_who(number):
    open(os.environ["PYTEST_XDIST_WORKER"], "w").close()
"""


def test_tests_of_a_group_run_in_one_process(tmp_path: Path) -> None:
    """Else each process would set up what the group shares: so did pytest 9.2 with xdist 3.8, in silence."""
    (tmp_path / "test_who.py").write_text(GROUPED)

    subprocess.run(
        [PYTHON, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:django", *SPREAD, "-n", "2"],
        cwd=tmp_path, env=clean_environment(), check=True, capture_output=True, timeout=300,
    )  # fmt: skip

    assert len(list(tmp_path.glob("gw?"))) == 1


def test_a_report_is_counted(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT)

    counted = count_report(report)

    assert (counted.passed, counted.failed, counted.skipped) == (3, 3, 3)


def test_the_last_line_is_exact() -> None:
    tally = Tally(passed=300, failed=0, skipped=2)
    tally.note("ruff", good=True)
    tally.note("mypy", good=False)

    assert str(tally) == "301 passed, 1 failed, 2 skipped"
    assert tally.broken == ["mypy"]


def test_a_run_that_hangs_is_a_failure() -> None:
    assert run_within(1, ["sleep", "30"], {"PATH": "/usr/bin:/bin"}) is False


def test_a_run_says_how_it_ended() -> None:
    assert run_within(30, ["true"], {"PATH": "/usr/bin:/bin"}) is True
    assert run_within(30, ["false"], {"PATH": "/usr/bin:/bin"}) is False


def test_an_installation_does_not_reach_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRELLIS_REDIS_URL", "redis://live:6379/0")
    monkeypatch.setenv("DATABASE_URL", "postgres://live/trellis")
    monkeypatch.delenv("TRELLIS_SECRET_KEY", raising=False)
    monkeypatch.setenv("TRELLIS_VAR", "elsewhere")

    environment = clean_environment(DATABASE_URL="postgres://private/trellis")

    assert environment["DATABASE_URL"] == "postgres://private/trellis"
    assert {name for name in environment if name.startswith("TRELLIS_")} == {"TRELLIS_VAR"}
