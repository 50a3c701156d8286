"""The programme of 2024 as it was printed, and everything that is odd about it: the whole list, by hand."""

import json

from programme.domain.warnings import warn
from programme.forms.agenda import import_agenda
from tests.conftest import Cast
from tests.tree import ROOT

FILE = ROOT / "desk" / "demo" / "programme2024.json"
TAUGHT_BY_NOBODY = [
    "intro-online", "challenges-online", "prep-online", "welcome", "what-are-udts", "need", "data-infra",
    "evidence", "procurement", "city-work", "wrap-1", "legal", "plans-peer", "closing", "plans-present",
    "guide-consult",
]  # fmt: skip
YIELDS_NOT_SAID = [
    "welcome", "what-are-udts", "need", "data-infra", "evidence", "procurement", "wrap-1", "legal", "closing",
]  # fmt: skip


def test_the_printed_programme_of_2024_raises_what_is_odd_in_it_and_nothing_else(cast: Cast) -> None:
    import_agenda(cast.cohort, json.loads(FILE.read_text(encoding="utf-8")), by=cast.organiser)

    said: dict[str, list[str]] = {}
    for each in warn(cast.cohort.sessions.with_parts().in_order()):
        said.setdefault(each.text, []).append(each.code)

    assert said == {
        "Nobody is named to teach it.": TAUGHT_BY_NOBODY,
        "It does not say what it yields, nor that none is foreseen.": YIELDS_NOT_SAID,
        "“mid-October” means 11 to 20 October 2024, but “two weeks before the training” means "
        "about Thu 24 October 2024: both cannot hold.": ["prep-online"],
        "It is in “Policy track (UDT-users)”, but it says “Strategic track”.": ["need", "evidence"],
        "It has no date yet.": ["plans-present", "guide-consult"],
    }


def test_settled_it_contradicts_itself_no_more(cast: Cast) -> None:
    facts = json.loads(FILE.read_text(encoding="utf-8"))
    import_agenda(cast.cohort, facts, by=cast.organiser, settled=True)

    found = warn(cast.cohort.sessions.with_parts().in_order())

    assert [(each.code, each.kind) for each in found if each.kind not in ("trainers", "outputs")] == [
        ("need", "drift"),
        ("evidence", "drift"),
    ]
