"""Decides piece by piece what both sides' changes make together."""

from itertools import groupby

from prose.merge.conflict import Conflict, Woven
from prose.merge.gaps import with_gaps
from prose.merge.pieces import ITEMS, SENTENCES, Level, has_fence, marker
from prose.merge.row import Out, Row, lay


def weave(row: Row) -> list[Out]:
    """The merged row: each base piece's outcome, and at each place what was put in there."""
    outs: list[Out] = []
    i = 0
    while i <= len(row.base):
        outs.extend(_put_in(row, i))
        if i == len(row.base):
            break
        end = _trampled(row, i)
        outs.extend(_region(row, i, end) if end > i + 1 else _outcome(row, i))
        i = end
    return _joined_conflicts(row, outs)


def _put_in(row: Row, slot: int) -> list[Out]:
    """Both sides' insertions at one place, the first stored first; the same one only once."""
    mine, theirs = list(row.mine.new.get(slot, [])), list(row.theirs.new.get(slot, []))
    head: list[Out] = []
    tail: list[Out] = []
    while mine and theirs and _twin(row, mine[0], theirs[0]):
        head.append(_inserted(row, [mine.pop(0)], [theirs.pop(0)]))
    while mine and theirs and _twin(row, mine[-1], theirs[-1]):
        tail.insert(0, _inserted(row, [mine.pop()], [theirs.pop()]))
    outs = [_inserted(row, [], [j]) for j in theirs] + [_inserted(row, [j], []) for j in mine]
    return [*head, *outs, *tail]


def _twin(row: Row, mine: int, theirs: int) -> bool:
    return row.mine.pieces[mine].text == row.theirs.pieces[theirs].text


def _inserted(row: Row, mine: list[int], theirs: list[int]) -> Out:
    piece = row.mine.pieces[mine[0]] if mine else row.theirs.pieces[theirs[0]]
    return Out(piece.text, [], mine, theirs, piece.kind)


def _trampled(row: Row, start: int) -> int:
    """The end of a row of pieces that one side deleted while the other put something inside it."""
    for side, other in ((row.mine, row.theirs), (row.theirs, row.mine)):
        if start and not side.fate[start - 1]:
            continue  # inside such a row, which was looked at from its beginning
        end = start
        while end < len(row.base) and not side.fate[end] and (end == start or not side.new.get(end)):
            end += 1
        if any(other.new.get(slot) for slot in range(start + 1, end)):
            return end
    return start + 1


def _region(row: Row, start: int, end: int) -> list[Out]:
    mine, theirs = row.mine.region(start, end), row.theirs.region(start, end)
    clash = Conflict(row.span(start, end), row.mine.text(mine), row.theirs.text(theirs), row.level.join)
    return [Out(clash, list(range(start, end)), mine, theirs)]


def _outcome(row: Row, i: int) -> list[Out]:
    """One base piece: kept, changed or deleted by one side; changed by both, looked into."""
    was = row.base[i].text
    mine, theirs = row.mine.text(row.mine.fate[i]), row.theirs.text(row.theirs.fate[i])
    rows = ([i], row.mine.fate[i], row.theirs.fate[i])
    kind = row.base[i].kind
    if mine == theirs or theirs == was:
        return [Out(mine, *rows, kind)] if mine else []
    if mine == was:
        return [Out(theirs, *rows, kind)] if theirs else []
    inner = _look_into(row, i, mine, theirs) if mine and theirs else None
    clash = Conflict(row.span(i, i + 1), mine, theirs, row.level.join)
    return [Out(inner if inner is not None else clash, *rows, kind)]


def _look_into(row: Row, i: int, mine: str, theirs: str) -> Woven | None:
    """The piece's own pieces merged; None for what is only ever taken whole."""
    was, offset = row.base[i].text, row.offset + row.base[i].start
    kinds = {row.base[i].kind} | {
        side.pieces[j].kind for side in (row.mine, row.theirs) for j in side.fate[i]
    }
    if kinds == {"paragraph"}:
        return woven(was, mine, theirs, SENTENCES, offset)
    if kinds == {"list"}:
        return woven(was, mine, theirs, ITEMS, offset)
    if kinds == {"item"} and not any(has_fence(text) for text in (was, mine, theirs)):
        return _item(was, mine, theirs, offset)
    return None


def _item(was: str, mine: str, theirs: str, offset: int) -> Woven | None:
    """An item's mark and its words, each merged; of two new numbers the stored one stands."""
    marks = [marker(text) for text in (was, mine, theirs)]
    mark = _one_of(*marks)
    if mark is None and not all(each.strip()[:1].isdigit() for each in marks):
        return None
    base, left, right = (text[len(each) :] for text, each in zip((was, mine, theirs), marks, strict=True))
    body = _one_of(base, left, right)
    content = body if body is not None else woven(base, left, right, SENTENCES, offset + len(marks[0]))
    return Woven([(mark if mark is not None else marks[2], ""), (content, "")])


def _one_of(was: str, mine: str, theirs: str) -> str | None:
    """What stands where at most one side changed it, or both alike."""
    if mine in (was, theirs):
        return theirs
    return mine if theirs == was else None


def _joined_conflicts(row: Row, outs: list[Out]) -> list[Out]:
    """Neighbouring sentences in conflict are one conflict: nobody decides half a thought."""
    if row.level is not SENTENCES:
        return outs
    joined: list[Out] = []
    for clash, group in groupby(outs, lambda out: isinstance(out.content, Conflict)):
        run = list(group)
        joined.extend(_region(row, run[0].base[0], run[-1].base[-1] + 1) if clash and run[1:] else run)
    return joined


def woven(base: str, mine: str, theirs: str, level: Level, offset: int) -> Woven:
    """Three texts merged at one level, white space included."""
    row = lay(base, mine, theirs, level, offset)
    return with_gaps(row, weave(row))
