"""Six hundred edits: a remark finds its passage again, or says that it is gone."""

from collections import Counter

import pytest

from prose.anchor import follow, make_anchor
from tests.prose.edits import Case, cases


def outcome(case: Case) -> str:
    place = follow(make_anchor(case.old, *case.span), [case.old, case.new])
    if place.status == "orphan":
        return "right" if case.truth is None else "orphan"
    if case.truth is None:
        return "wrong"
    common = min(place.end, case.truth[1]) - max(place.start, case.truth[0])
    widest = max(place.end, case.truth[1]) - min(place.start, case.truth[0])
    return "right" if common >= 0.9 * widest else "wrong"


@pytest.mark.parametrize("seed", [2024, 7, 99])
def test_remarks_follow_six_hundred_edits(seed: int) -> None:
    table: dict[str, Counter[str]] = {}
    for case in cases(seed, 600):
        table.setdefault(case.kind, Counter())[outcome(case)] += 1
    total = sum(table.values(), Counter())
    for kind, counts in table.items():
        print(f"{kind:32}{dict(counts)}")
    print(f"seed {seed}: {dict(total)}")
    assert sum(total.values()) == 600
    assert total["right"] >= 519
    assert total["wrong"] <= 5
