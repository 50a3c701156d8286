"""The count on the last line of a run is the count of its tests."""

from pathlib import Path

import pytest

from tests.run import Tally, clean_environment, count_report, run_within

REPORT = """<?xml version="1.0"?>
<testsuites>
  <testsuite name="pytest" tests="9" failures="2" errors="1" skipped="3"/>
</testsuites>
"""


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
