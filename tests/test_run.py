"""The count on the last line of a run is the count of its tests."""

from pathlib import Path

from tests.run import Tally, count_report

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
