"""The measuring of the press: a tiny guide by the product and by bare WeasyPrint leads to the same places."""

from pathlib import Path

import pytest

from bench.comparing import compare, differing
from bench.printing import STEPS, run_step

pytestmark = pytest.mark.once


def test_what_differs_is_counted_once_on_each_side() -> None:
    assert differing(["a", "b"], ["a", "b"]) == 0
    assert differing(["a", "b", "b"], ["a", "b", "c"]) == 2
    assert differing(["a", "b", "c"], ["a", "c", "b"]) == 2


def test_the_product_prints_what_bare_weasyprint_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRELLIS_SECRET_KEY", "only-for-measuring" * 4)
    found = {step: run_step("tiny", step, tmp_path) for step in STEPS}
    assert compare(tmp_path / "bare.pdf", tmp_path / "cold.pdf") == {
        "pages": 12,
        "bare_pages": 12,
        "dead": 0,
        "outline": 0,
        "places": 0,
        "tags": 0,
    }
    names = ["cpu", "wall", "bytes", "render_mb", "peak_mb"]
    assert {step: list(each) for step, each in found.items()} == dict.fromkeys(STEPS, names)
