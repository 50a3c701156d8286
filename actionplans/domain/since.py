"""What is new in a plan to one reader since a moment: passages, remarks, and how far things are."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from django.core.cache import cache

from accounts.models import User
from actionplans.models import Plan, PlanEvent, Revision, Section, SectionRemark, SectionThread
from prose.blocks import split_blocks
from prose.diff import diff


@dataclasses.dataclass(frozen=True)
class NewText:
    """A section that others changed: what the reader knows of it, and which passages are new or changed."""

    section: Section
    known: int
    blocks: tuple[int, ...]


@dataclasses.dataclass(frozen=True)
class News:
    """All that is new in a plan: texts, what was said in threads, and what became of the rest."""

    texts: Sequence[NewText] = ()
    said: Sequence[tuple[SectionThread, SectionRemark]] = ()
    events: Sequence[PlanEvent] = ()

    def __bool__(self) -> bool:
        return bool(self.texts or self.said or self.events)


def place_of(plan: Plan) -> str:
    """Under which name a reader's visits to this plan are noted."""
    return f"plan-{plan.pk}"


def news_of(
    plan: Plan,
    sections: Sequence[Section],
    threads: Mapping[int, Iterable[SectionThread]],
    *,
    reader: User,
    since: dt.datetime,
) -> News:
    """What others did since a moment in the sections and threads that `reader` sees.

    `threads` by section, each with what was `said`. What one wrote oneself is no news, nor what
    was there when one wrote last.
    """
    said = [
        (thread, remark)
        for section in sections
        for thread in threads.get(section.pk, ())
        for remark in thread.said
        if remark.created_at > since and remark.author_id != reader.pk
    ]
    return News(
        _texts(sections, reader, since), said, _events(plan, sections, threads, reader=reader, since=since)
    )


def _texts(sections: Sequence[Section], reader: User, since: dt.datetime) -> list[NewText]:
    changed = [
        section
        for section in sections
        if section.current and section.current.stored_at > since and section.current.author_id != reader.pk
    ]
    known = Revision.objects.known_to(reader, since, changed) if changed else {}
    return [_text(section, known.get(section.pk)) for section in changed]


def _text(section: Section, known: Revision | None) -> NewText:
    number, text = (known.number, known.text) if known else (0, "")
    key = f"news/{section.pk}/{number}/{section.number}"
    blocks: tuple[int, ...] | None = cache.get(key)
    if blocks is None:
        blocks = new_blocks(text, section.text)
        cache.set(key, blocks)
    return NewText(section, number, blocks)


def new_blocks(before: str, after: str) -> tuple[int, ...]:
    """Which blocks of `after`, counted from 0, are new or changed against `before`."""
    starts = [block.start for block in split_blocks(after)]
    touched = [c.new.start for c in diff(before, after) if c.new and c.kind in {"added", "changed"}]
    return tuple(starts.index(start) for start in touched)


def _events(
    plan: Plan,
    sections: Sequence[Section],
    threads: Mapping[int, Iterable[SectionThread]],
    *,
    reader: User,
    since: dt.datetime,
) -> list[PlanEvent]:
    """The last of each thing that moved: the plan, sections, threads; of those that the reader sees."""
    seen_sections = {section.pk: section for section in sections}
    seen_threads = {thread.pk: thread for each in threads.values() for thread in each}
    last: dict[tuple[int | None, int | None], PlanEvent] = {}
    for event in PlanEvent.objects.moves_of(plan, since=since).exclude(by=reader):
        if event.section_id and event.section_id not in seen_sections:
            continue
        if event.thread_id and event.thread_id not in seen_threads:
            continue
        if event.section_id:
            event.section = seen_sections[event.section_id]
        if event.thread_id:
            event.thread = seen_threads[event.thread_id]
        last[event.section_id, event.thread_id] = event
    return list(last.values())
