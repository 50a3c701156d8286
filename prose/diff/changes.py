"""Decides the readable differences of two texts: by passage, then by word."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from prose.blocks import Block, split_blocks, word_count
from prose.diff.opcodes import Opcode, opcodes
from prose.diff.pairs import pair_up
from prose.diff.words import split_words

Kind = Literal["same", "added", "removed", "changed", "moved"]
Op = Literal["same", "added", "removed"]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one passage; `words` tells it word by word.

    A moved passage is shown once, where it stands now, with both its places.
    """

    kind: Kind
    old: Block | None
    new: Block | None
    words: list[tuple[Op, str]] = field(default_factory=list)


class Summary(NamedTuple):
    """How many words came and went."""

    added: int
    removed: int


def diff(old: str, new: str) -> list[Change]:
    """The passages of both texts in reading order, each with what became of it."""
    a, b = split_blocks(old), split_blocks(new)
    left, right = [block.of(old).rstrip() for block in a], [block.of(new).rstrip() for block in b]
    changes: list[Change] = []
    for step in opcodes(left, right):
        changes.extend(_step(step, a, b, left, right))
    return _with_moves(changes, old, new)


def summary(changes: list[Change]) -> Summary:
    """Words added and removed, moved passages left out."""
    told = [pair for change in changes if change.kind != "moved" for pair in change.words]
    return Summary(
        sum(word_count(text) for op, text in told if op == "added"),
        sum(word_count(text) for op, text in told if op == "removed"),
    )


def _step(
    step: Opcode, a: list[Block], b: list[Block], left: list[str], right: list[str]
) -> Iterator[Change]:
    if step.tag == "equal":
        for i, j in zip(range(step.a1, step.a2), range(step.b1, step.b2), strict=True):
            yield Change("same", a[i], b[j], [("same", right[j])])
        return
    pairs = pair_up(left[step.a1 : step.a2], right[step.b1 : step.b2])
    i, j = step.a1, step.b1
    for p, q in [*((p + step.a1, q + step.b1) for p, q in pairs), (step.a2, step.b2)]:
        yield from (Change("removed", a[n], None, [("removed", left[n])]) for n in range(i, p))
        yield from (Change("added", None, b[n], [("added", right[n])]) for n in range(j, q))
        if p < step.a2:
            yield Change("changed", a[p], b[q], _word_by_word(left[p], right[q]))
        i, j = p + 1, q + 1


def _word_by_word(old: str, new: str) -> list[tuple[Op, str]]:
    a = [word.text for word in split_words(old)]
    b = [word.text for word in split_words(new)]
    told: list[tuple[Op, str]] = []
    for step in opcodes(a, b):
        if step.tag == "equal":
            told.append(("same", "".join(b[step.b1 : step.b2])))
            continue
        if step.a1 < step.a2:
            told.append(("removed", "".join(a[step.a1 : step.a2])))
        if step.b1 < step.b2:
            told.append(("added", "".join(b[step.b1 : step.b2])))
    return _joined(told)


def _joined(told: list[tuple[Op, str]]) -> list[tuple[Op, str]]:
    """Changes with nothing but a space between them read as one: whole phrases, not confetti."""
    joined: list[tuple[Op, str]] = []
    for index, (op, text) in enumerate(told):
        between = op == "same" and not text.strip() and 0 < index < len(told) - 1
        for each in ("removed", "added") if between else (op,):
            joined = _append(joined, each, text)
    return joined


def _append(told: list[tuple[Op, str]], op: Op, text: str) -> list[tuple[Op, str]]:
    """Add to the run of changes at the end, what was removed before what was added."""
    run = len(told)
    while run and op != "same" and told[run - 1][0] != "same":
        run -= 1
    head, tail = told[:run], dict(told[run:])
    if op == "same":
        return [*told, (op, text)]
    tail[op] = tail.get(op, "") + text
    return [*head, *((each, tail[each]) for each in ("removed", "added") if each in tail)]


def _with_moves(changes: list[Change], old: str, new: str) -> list[Change]:
    """Tell a passage that was removed here and added there as moved."""
    gone: dict[str, list[Change]] = {}
    for change in changes:
        if change.kind == "removed" and change.old:
            gone.setdefault(change.old.of(old).strip(), []).append(change)
    told, moved = [], []
    for change in changes:
        found = gone.get(change.new.of(new).strip()) if change.kind == "added" and change.new else None
        if found:
            source = found.pop(0)
            moved.append(id(source))
            change = replace(change, kind="moved", old=source.old, words=[("same", change.words[0][1])])
        told.append(change)
    return [change for change in told if id(change) not in moved]
