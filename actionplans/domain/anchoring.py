"""Where remarks stand now: followed through the revisions by the tick, so that no page has to."""

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from django.core.cache import cache
from django.db import transaction

from actionplans.models import Revision, SectionThread
from prose.anchor import Anchor, Place, Trail, advance, begin, place_in

# Revisions looked at in one tick: some seconds of work after a large import, nearly none on other days.
MOST_A_TICK = 500


def place_of(thread: SectionThread, current: Revision) -> Place:
    """Where the thread's passage stands in `current`: followed through every revision between."""
    return places_of([thread], current)[thread.pk]


def places_of(threads: Sequence[SectionThread], current: Revision) -> dict[int, Place]:
    """Where the passages of one section's threads stand in its newest revision, by thread.

    Those that the tick has not brought so far yet are walked on from where it left them, together;
    what was found so is kept in the cache until the tick comes by.
    """
    trails = {each.pk: trail for each in threads if (trail := _at_hand(each, current))}
    keys = {_key(each, current): each for each in threads if each.pk not in trails}
    kept: dict[str, Trail] = cache.get_many(list(keys)) if keys else {}
    behind = [thread for key, thread in keys.items() if key not in kept]
    walked = _walk(behind, current.section_id, current.number)[0] if behind else {}
    cache.set_many({_key(thread, current): walked[thread.pk] for thread in behind})
    trails |= walked | {keys[key].pk: trail for key, trail in kept.items()}
    return {each.pk: place_in(_anchor(each), trails[each.pk], current.text) for each in threads}


def _at_hand(thread: SectionThread, current: Revision) -> Trail | None:
    """The trail where nothing has to be walked: left on this revision, or followed to it already."""
    if thread.revision_id == current.pk:
        return begin(_anchor(thread), current.text, current.number)
    return _stored(thread) if thread.followed_to == current.number else None


def follow_remarks(at: dt.datetime | None = None, *, most: int = MOST_A_TICK) -> int:
    """Bring remarks up to the newest revision of their section and store how far; revisions looked at.

    Stops after about `most`, in the middle of a long history if need be, and goes on there next time.
    """
    groups: dict[tuple[int, int], list[SectionThread]] = defaultdict(list)
    for thread in SectionThread.objects.behind()[: 10 * most]:
        groups[thread.section_id, thread.newest].append(thread)
    looked_at = 0
    for (section, newest), threads in groups.items():
        if looked_at >= most:
            break
        looked_at += _catch_up(threads, section, newest, most - looked_at)
    return looked_at


def _catch_up(threads: list[SectionThread], section: int, newest: int, most: int) -> int:
    first = min(_reached(thread) for thread in threads)
    last = min(newest, first + most)
    trails, looked_at = _walk([each for each in threads if _reached(each) <= last], section, last)
    with transaction.atomic():
        for thread in threads:
            if thread.pk in trails:
                # Somebody may have attached the remark elsewhere meanwhile; this trail is none of its own.
                SectionThread.objects.anchored_as(thread).update(
                    followed_to=last, trail=dataclasses.asdict(trails[thread.pk])
                )
    return looked_at


def _walk(threads: Sequence[SectionThread], section: int, last: int) -> tuple[dict[int, Trail], int]:
    """The threads' trails in revision `last`, and how many revisions were looked at: each only once."""
    joining: dict[int, list[SectionThread]] = defaultdict(list)
    for thread in threads:
        # Left on a revision that came after this page was read: its words are looked for.
        joining[min(_reached(thread), last)].append(thread)
    trails: dict[int, Trail] = {}
    between = Revision.objects.filter(section=section).between(min(joining) - 1, last)
    before, looked_at = "", 0
    for number, text in between.values_list("number", "text").iterator(chunk_size=50):
        advance(list(trails.values()), before, text, number)
        for thread in joining[number]:
            trails[thread.pk] = _trail_at(thread, text, number)
        before, looked_at = text, looked_at + 1
    return trails, looked_at


def _trail_at(thread: SectionThread, text: str, number: int) -> Trail:
    return _stored(thread) if thread.followed_to == number else begin(_anchor(thread), text, number)


def _reached(thread: SectionThread) -> int:
    """The revision up to which the thread has been followed, or that it was left on."""
    return thread.followed_to or thread.revision.number


def _stored(thread: SectionThread) -> Trail:
    span = thread.trail["span"]
    fields = {**thread.trail, "around": tuple(thread.trail["around"]), "span": tuple(span) if span else None}
    return Trail(**fields)


def _anchor(thread: SectionThread) -> Anchor:
    return Anchor(thread.quote, thread.prefix, thread.suffix, thread.start, thread.end)


def _key(thread: SectionThread, current: Revision) -> str:
    return f"trail/{thread.pk}/{thread.revision_id}/{thread.start}/{current.pk}"
