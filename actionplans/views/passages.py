"""A text in passages, each about as tall as the remarks beside it."""

import dataclasses
from collections.abc import Sequence

from django.utils.safestring import SafeString, mark_safe

from actionplans.domain.reading import blocks_of
from actionplans.models import Section
from actionplans.views.marks import with_marks
from actionplans.views.shown import ShownThread
from prose.render import RenderedBlock

# A remark beside a passage takes about this much more room than the same letters set as text.
REMARK_TO_TEXT = 2.2


@dataclasses.dataclass
class Passage:
    """Neighbouring blocks of a text, about as tall together as the remarks beside them."""

    first: int
    last: int
    anchor: str
    html: SafeString
    threads: list[ShownThread]


def place_passages(section: Section, placed: Sequence[ShownThread]) -> list[Passage]:
    """The section's newest text, with the threads that stand in it; they come in its order."""
    if not section.current:
        return []
    return [_passage(section, group) for group in _grouped(blocks_of(section, section.text), placed)]


Beside = tuple[int, RenderedBlock, list[ShownThread]]


def _grouped(blocks: Sequence[RenderedBlock], placed: Sequence[ShownThread]) -> list[list[Beside]]:
    """Blocks with their threads; those that follow a long remark stand beside it, so no hole is left."""
    groups: list[list[Beside]] = []
    room = 0.0
    left = list(placed)
    for index, rendered in enumerate(blocks):
        # Once each: the notes, which come last, span the passages that stand between them.
        here = [t for t in left if rendered.block.start <= t.start < rendered.block.end]
        left = [t for t in left if t not in here]
        if not here and room > 0:
            groups[-1].append((index, rendered, here))
        else:
            groups.append([(index, rendered, here)])
            room = REMARK_TO_TEXT * sum(_letters(thread) for thread in here)
        room -= rendered.block.end - rendered.block.start
    return groups


def _letters(thread: ShownThread) -> int:
    """About how much a thread says, its head and foot counted as words too."""
    return 150 + len(thread.reason) + sum(len(remark.text) for remark in thread.remarks)


def _passage(section: Section, group: list[Beside]) -> Passage:
    first, last = group[0][0], group[-1][0]
    # Where each block begins, so that views/since.py finds those that are new to a reader.
    html = [f"<!--b{index}-->{with_marks(block, section.text, here)}" for index, block, here in group]
    threads = [thread for _index, _rendered, here in group for thread in here]
    # Each piece is safe already.
    return Passage(first, last, f"p-{section.code}-{first}", mark_safe("".join([*html, "<!--e-->"])), threads)  # noqa: S308
