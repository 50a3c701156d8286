"""A list of changes as a person reads it."""

from programme.domain.telling import Difference, Told, tally, tell

CHANGES = [
    {"code": "intro", "title": "Intro", "kind": "surer", "before": "late September", "after": "Thu 26"},
    {"code": "need", "title": "Need", "kind": "new", "before": "", "after": "Thu 7"},
    {"code": "intro", "title": "Intro", "kind": "longer", "before": "late September", "after": "Thu 26"},
    {"code": "intro", "title": "Intro", "kind": "trainers", "before": "", "after": "Ada Byron"},
]


def test_each_session_stands_once_and_like_differences_are_one() -> None:
    assert tell(CHANGES) == [
        Told("intro", "Intro", [
            Difference(["surer", "longer"], "late September", "Thu 26"),
            Difference(["trainers"], "", "Ada Byron"),
        ]),
        Told("need", "Need", [Difference(["new"], "", "Thu 7")]),
    ]  # fmt: skip


def test_changes_are_counted_by_kind_in_one_order() -> None:
    assert tally(CHANGES) == [
        (1, "new"), (1, "longer"), (1, "with a surer date"), (1, "with other trainers"),
    ]  # fmt: skip
    assert tally([]) == []
