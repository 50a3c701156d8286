"""What must be true of a section when the writers have gone, however it went."""

import dataclasses
from collections import Counter
from itertools import pairwise
from typing import Any

from prose.source import sha256
from tests.proof.edits import GROUND, counted, tokens
from tests.proof.writers import Sent


@dataclasses.dataclass(frozen=True)
class Account:
    """How many edits were accepted, merged, met an overlap, were sent twice; and is left in the text."""

    accepted: int
    merged: int
    overlaps: int
    repeated: int
    revisions: int
    in_final_text: int


def settle(told: dict[str, Any], sent: list[Sent]) -> Account:
    """Every answer holds, nothing else happened. What is right is counted."""
    assert told["breaches"] == []
    _line_is_whole(told)
    stored = [each for each in sent if each.status == 200]
    overlaps = [each for each in sent if each.status == 412]
    assert len(stored) + len(overlaps) == len(sent), Counter(each.status for each in sent)
    _each_answer_holds(told, stored)
    _no_revision_without_its_edit(told, stored)
    _nobody_lost_a_word(told, {each.answer["revision"]: each for each in stored})
    _overlaps_wait_aside(told, overlaps)
    repeated = [each for each in sent if each.again]
    assert [each.key for each in repeated if each.again != (each.status, each.answer)] == []
    merged = sum(each.answer["merged"] for each in stored)
    final = tokens(told["revisions"][-1]["text"])
    return Account(len(stored), merged, len(overlaps), len(repeated), told["current"], len(final))


def _line_is_whole(told: dict[str, Any]) -> None:
    """Numbers 1..n, each on the one before it, the newest as current, each text its own fingerprint."""
    revisions = told["revisions"]
    assert [each["number"] for each in revisions] == list(range(1, told["current"] + 1))
    assert [each["parent__number"] for each in revisions] == [None, *range(1, told["current"])]
    assert [each["number"] for each in revisions if each["sha256"] != sha256(each["text"])] == []
    assert revisions[0]["text"] == GROUND
    for each in revisions:
        met = each["merge_parent__number"]
        assert (each["kind"] == "merged") == (met is not None)
        assert met is None or met < each["parent__number"]


def _each_answer_holds(told: dict[str, Any], stored: list[Sent]) -> None:
    """What was answered stands in the history under its number, with the edit's own words."""
    by_number = {each["number"]: each for each in told["revisions"]}
    for each in stored:
        revision, answer = by_number[each.answer["revision"]], each.answer
        assert (revision["sha256"], revision["text"]) == (answer["sha256"], answer["text"])
        assert revision["author__email"] == each.by
        assert tokens(each.text) - tokens(each.was) == {each.token}
        assert each.token in tokens(revision["text"])
        met = [each.base] if answer["merged"] else []
        assert answer["parents"] == [answer["revision"] - 1, *met]
        assert [revision["merge_parent__number"] or 0] == (met or [0])


def _no_revision_without_its_edit(told: dict[str, Any], stored: list[Sent]) -> None:
    """One key, one revision; one revision, one key: in the answers, and in what the tables remember."""
    after_ground = list(range(2, told["current"] + 1))
    assert sorted(each.answer["revision"] for each in stored) == after_ground
    kept = [edit["revision"] for edit in told["edits"].values() if edit["status"] == 200]
    assert sorted(kept) == after_ground


def _nobody_lost_a_word(told: dict[str, Any], by_revision: dict[int, Sent]) -> None:
    """From one revision to the next only those words went that its own writer took out, each as often.

    What came is the edit's own, or stood in a paragraph that its writer moved while another deleted
    it: then it stays, for a word too many can be taken out again.
    """
    texts = [each["text"] for each in told["revisions"]]
    for number, (before, after) in enumerate(pairwise(texts), start=2):
        edit = by_revision[number]
        assert counted(before) - counted(after) - (counted(edit.was) - counted(edit.text)) == Counter()
        assert tokens(after) - tokens(before) - tokens(edit.text) == set()


def _overlaps_wait_aside(told: dict[str, Any], overlaps: list[Sent]) -> None:
    """The text is in a side draft, the newest of its writer and base; the answer kept every one."""
    texts: dict[str, list[str]] = {}
    for each in overlaps:
        assert (each.answer["yours"], each.answer["base"]) == (each.text, each.base)
        assert told["edits"][f"{each.by} {each.key}"]["yours"] == each.text
        assert each.answer["conflicts"] != []
        texts.setdefault(f"{each.by} {each.base}", []).append(each.text)
    assert sorted(told["drafts"]) == sorted(texts)
    assert [place for place, text in told["drafts"].items() if text not in texts[place]] == []
