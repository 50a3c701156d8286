"""Decides what one side did to each piece of the base."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from prose.diff import likeness, opcodes, pair_up
from prose.merge.pieces import Level, Piece

GAIN = 0.1
PROSE = ("paragraph", "sentence")


@dataclass
class Side:
    """One side's pieces against the base's.

    `fate[i]` is the row of pieces that base piece i became, empty where it was deleted;
    `new[s]` are the pieces put in before base piece s, or at the end.
    """

    pieces: list[Piece]
    fate: list[list[int]]
    new: dict[int, list[int]] = field(default_factory=dict)

    def text(self, rows: Sequence[int]) -> str:
        """The text of a row of pieces, without the white space after it."""
        row = sorted(rows)
        joined = "".join(self.pieces[j].text + self.pieces[j].gap for j in row[:-1])
        return joined + self.pieces[row[-1]].text if row else ""

    def region(self, start: int, end: int) -> list[int]:
        """All that stands for base pieces start to end, with what was put between them."""
        rows = [j for fate in self.fate[start:end] for j in fate]
        return sorted(rows + [j for slot in range(start + 1, end) for j in self.new.get(slot, [])])


def align(base: list[Piece], pieces: list[Piece], level: Level) -> Side:
    """Find each base piece again, unchanged or rewritten, and what was put in between."""
    side = Side(pieces, [[] for _ in base])
    a, b = [level.key(piece.text) for piece in base], [level.key(piece.text) for piece in pieces]
    for step in opcodes(a, b):
        if step.tag == "equal":
            pairs = list(zip(range(step.a1, step.a2), range(step.b1, step.b2), strict=True))
        else:
            found = pair_up(a[step.a1 : step.a2], b[step.b1 : step.b2])
            pairs = [(i + step.a1, j + step.b1) for i, j in found]
        _place(side, pairs, step.a1, range(step.b1, step.b2))
    return side


def _place(side: Side, pairs: list[tuple[int, int]], slot: int, rows: range) -> None:
    paired = {j: i for i, j in pairs}
    for j in rows:
        if j in paired:
            side.fate[paired[j]] = [j]
            slot = paired[j] + 1
        else:
            side.new.setdefault(slot, []).append(j)


def claim_splits(base: list[Piece], side: Side) -> None:
    """Count what was split off a piece as part of it: a paragraph made two is still its text."""
    for i, piece in enumerate(base):
        if not side.fate[i] or piece.kind not in PROSE or side.text(side.fate[i]) == piece.text:
            continue
        for slot, nearest in ((i + 1, 0), (i, -1)):
            while side.new.get(slot):
                row = side.new[slot][nearest]
                wider = [*side.fate[i], row]
                gain = likeness(piece.text, side.text(wider)) - likeness(piece.text, side.text(side.fate[i]))
                if side.pieces[row].kind != piece.kind or gain < GAIN:
                    break
                side.fate[i] = sorted(wider)
                side.new[slot].pop(nearest)


def joined_slots(base: list[Piece], side: Side) -> set[int]:
    """The base pieces whose text this side joined onto the piece before them."""
    joined = set()
    for i in range(len(base) - 1):
        first, second = side.fate[i], side.fate[i + 1]
        kinds = {base[i].kind, base[i + 1].kind}
        if base[i].kind not in PROSE or len(kinds) > 1 or bool(first) == bool(second) or side.new.get(i + 1):
            continue
        now, kept = side.text(first or second), base[i if first else i + 1].text
        if likeness(f"{base[i].text}\n\n{base[i + 1].text}", now) - likeness(kept, now) >= GAIN:
            joined.add(i + 1)
    return joined


def regroup(base: list[Piece], text: str, slots: set[int]) -> tuple[list[Piece], list[range]]:
    """Base pieces, those that any side joined taken as one, and the old numbers of each."""
    groups: list[range] = []
    for i in range(len(base)):
        if i in slots:
            groups[-1] = range(groups[-1].start, i + 1)
        else:
            groups.append(range(i, i + 1))
    pieces = [
        Piece(text[base[g[0]].start : base[g[-1]].end], base[g[-1]].gap, base[g[0]].start, base[g[0]].kind)
        for g in groups
    ]
    return pieces, groups


def regrouped(side: Side, groups: list[range]) -> Side:
    """The same side, told by the groups."""
    fate = [side.region(group.start, group.stop) for group in groups]
    new = {number: side.new.get(group.start, []) for number, group in enumerate(groups)}
    new[len(groups)] = side.new.get(groups[-1].stop if groups else 0, [])
    return Side(side.pieces, fate, new)
