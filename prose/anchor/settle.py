"""Decides where new words were put in, of the places that look alike to a comparison."""

import re
from collections.abc import Sequence

from prose.diff import Opcode

# So many words and spaces before a full stop are looked for as a sentence's end.
LONGEST_END = 12
_STOP = re.compile(r"[.!?:;…]")


def settle(taken: Sequence[Opcode], b: Sequence[str]) -> list[Opcode]:
    """The same steps towards the words b, with what was put in between sentences where it can be.

    Where somebody goes on writing after "eight days.", a comparison takes the last full stop of all
    for the old one, and a passage that ended there would reach to the end of what is new.
    """
    found: list[Opcode] = []
    for step in taken:
        if step.tag == "equal" and found and found[-1].tag == "replace":
            found += _stopped_early(found.pop(), step, b)
        else:
            found.append(step)
        if step.tag == "equal" and len(found) > 2 and found[-2].tag == "insert" and found[-3].tag == "equal":
            found[-3:] = _slid(found[-3], found[-2], found[-1], b)
    return [step for step in found if step.a1 < step.a2 or step.b1 < step.b2]


def _stopped_early(step: Opcode, after: Opcode, b: Sequence[str]) -> list[Opcode]:
    """A sentence with other words in it keeps its own end; what follows that end was put in."""
    stops = (n for n in range(after.b1, min(after.b2, after.b1 + LONGEST_END)) if _STOP.match(b[n]))
    length = next(stops, after.b1 - 1) + 1 - after.b1
    end = list(b[after.b1 : after.b1 + length])
    ends = (
        n for n in range(step.b1, step.b2 - length + 1) if b[n] == end[0] and list(b[n : n + length]) == end
    )
    at = next(ends, None) if end else None
    if at is None:
        return [step, after]
    return [
        Opcode("replace" if at > step.b1 else "delete", step.a1, step.a2, step.b1, at),
        Opcode("equal", after.a1, after.a1 + length, at, at + length),
        Opcode("insert", after.a1 + length, after.a1 + length, at + length, after.b1 + length),
        Opcode("equal", after.a1 + length, after.a2, after.b1 + length, after.b2),
    ]


def _slid(before: Opcode, step: Opcode, after: Opcode, b: Sequence[str]) -> list[Opcode]:
    """New words as far to the left or right as gives them the best ends, the others as they were."""
    left = _run(b, step.b1 - 1, step.b2 - 1, -1, before.b2 - before.b1)
    right = _run(b, step.b1, step.b2, 1, after.b2 - after.b1)
    by = max(range(-left, right + 1), key=lambda n: (_end(b, step.b1 + n) + _end(b, step.b2 + n), -abs(n)))
    return [
        Opcode("equal", before.a1, before.a2 + by, before.b1, before.b2 + by),
        Opcode("insert", step.a1 + by, step.a2 + by, step.b1 + by, step.b2 + by),
        Opcode("equal", after.a1 + by, after.a2, after.b1 + by, after.b2),
    ]


def _run(b: Sequence[str], one: int, other: int, way: int, most: int) -> int:
    """How many words are the same from both places on."""
    count = 0
    while count < most and b[one + way * count] == b[other + way * count]:
        count += 1
    return count


def _end(b: Sequence[str], at: int) -> int:
    """How good an end lies before the word `at`: of a passage, a sentence, a word, or none."""
    before, here = b[at - 1] if at else "\n\n", b[at] if at < len(b) else "\n\n"
    if "\n\n" in before or "\n\n" in here:
        return 3
    if _STOP.match(before) or (before.isspace() and at > 1 and _STOP.match(b[at - 2])):
        return 2
    return int(before.isspace() or here.isspace())
