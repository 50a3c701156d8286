"""Decides a three-way merge of texts, and the text that answers to its conflicts make."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from prose.merge.conflict import Choice, Conflict, Woven
from prose.merge.gaps import with_gaps
from prose.merge.notes import settle_notes
from prose.merge.pieces import PASSAGES
from prose.merge.row import lay
from prose.merge.weave import weave


@dataclass(frozen=True, slots=True)
class Merge:
    """The outcome: a text, or the conflicts that stand against one.

    `merged` says that both sides' changes are in the text, so that it is neither side's own.
    """

    text: str | None
    conflicts: list[Conflict] = field(default_factory=list)
    merged: bool = False


def merge(base: str, mine: str, theirs: str) -> Merge:
    """Put both sides' changes to one base together; `theirs` is the stored side, `mine` the later.

    By passage, then by item and sentence inside lists and paragraphs. What one side typed never
    vanishes from a clean merge unless the other side took it away; where that cannot be had, the
    answer is a conflict, never a guess.
    """
    if mine in (base, theirs):
        return Merge(theirs)
    if theirs == base:
        return Merge(mine)
    lead, body = _woven(base, mine, theirs)
    conflicts = body.conflicts()
    if conflicts:
        return Merge(None, conflicts)
    text = lead + body.text({})
    return Merge(text, merged=text not in (mine, theirs))


def resolve(base: str, mine: str, theirs: str, choices: Sequence[Choice]) -> str:
    """The whole text with each conflict of `merge` answered, in order.

    A choice is "mine", "theirs", "both", or the words that shall stand there. Raises ValueError
    where answers and conflicts are not as many.
    """
    clean = merge(base, mine, theirs)
    if clean.text is not None and not choices:
        return clean.text
    lead, body = _woven(base, mine, theirs)
    conflicts = [] if clean.text is not None else body.conflicts()
    answers = {
        id(conflict): conflict.answer(choice).strip("\n")
        for conflict, choice in zip(conflicts, choices, strict=True)
    }
    return lead + body.text(answers)


def _woven(base: str, mine: str, theirs: str) -> tuple[str, Woven]:
    row = lay(base, mine, theirs, PASSAGES, 0)
    sides = ((base, row.base), (mine, row.mine.pieces), (theirs, row.theirs.pieces))
    leads = [text[: pieces[0].start] if pieces else text for text, pieces in sides]
    lead = leads[2] if leads[1] == leads[0] else leads[1]
    return lead, with_gaps(row, settle_notes(row, weave(row)))
