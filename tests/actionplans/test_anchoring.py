"""Remarks followed through a thousand revisions: right at the end, and walked once, by the tick."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from actionplans.domain.anchoring import MOST_A_TICK, follow_remarks, place_of, places_of
from actionplans.domain.remark import attach_thread, leave_remark
from actionplans.models import Revision, Section, SectionThread
from desk.domain.background import run_tick
from prose.anchor import Place
from prose.source import sha256
from tests.conftest import Cast

STAYS = "The pumps by the old harbour run all night."
MOVES = "Seven squares were planted with lime trees."
GROWS = "We measure the heat."
GOES = "Nobody has asked the fishermen yet."
LAST, GONE_IN = 1_000, 700
Write = Callable[[Section, str, Any], Revision]


def history(seed: int) -> list[str]:
    """A thousand texts, each one edit away from the one before; four passages have fates of their own."""
    chance = random.Random(seed)
    text = [STAYS, MOVES, GROWS, GOES, *(f"Paragraph {n} says this and that." for n in range(12))]
    texts = ["\n\n".join(text)]
    for number in range(2, LAST + 1):
        others = [at for at, each in enumerate(text) if each.startswith("Paragraph")]
        at = chance.choice(others)
        if number == GONE_IN:
            text.remove(GOES)
        elif number % 100 == 0:
            text = [each.replace("measure", "also measure") for each in text]
        elif number % 50 == 0:
            text.remove(MOVES)
            text.insert(chance.randrange(len(text) + 1), MOVES)
        elif number % 3 == 0 and len(others) > 8:
            del text[at]
        elif number % 3 == 1:
            text.insert(at, f"Paragraph {number} is new, and nobody has read it.")
        else:
            text[at] = f"Paragraph {number} was written anew by somebody else."
        texts.append("\n\n".join(text))
    return texts


@pytest.fixture
def texts() -> list[str]:
    return history(7)


@pytest.fixture
def threads(cast: Cast, challenge: Section, write: Write, texts: list[str]) -> list[SectionThread]:
    """Four remarks on the first of a thousand revisions."""
    first = write(challenge, texts[0], cast.author)
    left = [
        leave_remark(first, start=at, end=at + len(words), text="Why?", audience="cohort", by=cast.trainer)
        for words in (STAYS, MOVES, GROWS, GOES)
        for at in [texts[0].index(words)]
    ]
    go_on(challenge, first, texts[1:])
    return left


def go_on(section: Section, before: Revision, texts: list[str]) -> Revision:
    for number, text in enumerate(texts, start=before.number + 1):
        before = Revision(
            section=section, number=number, parent=before, text=text, sha256=sha256(text),
            author=before.author, template=before.template,
        )  # fmt: skip
        before.save()
    Section.objects.filter(pk=section.pk).update(current=before)
    return before


def newest() -> Revision:
    return Revision.objects.newest_first()[0]


def expected(text: str) -> list[Place]:
    """By hand: what became of the four passages, and where their words are in the newest text."""
    grown = "We " + "also " * 9 + "measure the heat."
    at = [text.index(words) for words in (STAYS, MOVES, grown)]
    return [
        Place("exact", at[0], at[0] + len(STAYS)),
        Place("moved", at[1], at[1] + len(MOVES)),
        Place("edited", at[2], at[2] + len(grown)),
        Place("orphan", 0, 0, GONE_IN),
    ]


def places(threads: list[SectionThread]) -> list[Place]:
    read = list(SectionThread.objects.with_remarks().order_by("pk"))
    assert [thread.pk for thread in read] == [thread.pk for thread in threads]
    found = places_of(read, newest())
    return [found[thread.pk] for thread in read]


def test_a_thousand_revisions_later_each_remark_has_its_place(
    threads: list[SectionThread], texts: list[str]
) -> None:
    assert places(threads) == expected(texts[-1])


def test_the_tick_walks_each_revision_once_for_all_remarks(
    threads: list[SectionThread], texts: list[str]
) -> None:
    looked_at = [follow_remarks() for _tick in range(4)]
    # Each walk begins with the text that the one before ended on.
    assert looked_at == [MOST_A_TICK + 1, LAST - MOST_A_TICK, 0, 0]
    read, current = list(SectionThread.objects.with_remarks().order_by("pk")), newest()
    with CaptureQueriesContext(connection) as asked:
        found = places_of(read, current)
    assert len(asked) == 0
    assert [found[thread.pk] for thread in read] == expected(texts[-1])


def test_one_revision_more_costs_one_revision_more(
    cast: Cast, threads: list[SectionThread], texts: list[str]
) -> None:
    while follow_remarks():
        pass
    text = f"{texts[-1]}\n\nA last word."
    go_on(newest().section, newest(), [text])
    read, current = list(SectionThread.objects.with_remarks()), newest()
    with CaptureQueriesContext(connection) as asked:
        places_of(read, current)
    assert len(asked) == 1
    assert places(threads) == expected(text)
    assert (follow_remarks(), follow_remarks()) == (2, 0)
    assert places(threads) == expected(text)


def walks(client: Client) -> int:
    """How often the plan's page asked for a row of old texts."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/udt-test/plans/ghent/").status_code == 200
    return sum('"actionplans_revision"."number" > ' in each["sql"] for each in asked)


def test_the_page_walks_once_before_the_tick_and_never_after_it(
    cast: Cast, threads: list[SectionThread], sign_in: Callable[..., Client]
) -> None:
    client = sign_in(cast.author)
    assert (walks(client), walks(client)) == (1, 0)
    run_tick()
    run_tick()
    cache.clear()
    assert walks(client) == 0


def test_a_remark_attached_again_begins_anew(
    cast: Cast, threads: list[SectionThread], texts: list[str]
) -> None:
    while follow_remarks():
        pass
    lost = SectionThread.objects.get(pk=threads[3].pk)
    revision, at = newest(), texts[-1].index(STAYS)
    attach_thread(lost, revision=revision, start=at, end=at + len(STAYS), by=cast.author)
    assert place_of(SectionThread.objects.get(pk=lost.pk), revision) == Place("exact", at, at + len(STAYS))
    follow_remarks()
    stored = SectionThread.objects.get(pk=lost.pk)
    assert (stored.followed_to, place_of(stored, revision)) == (LAST, Place("exact", at, at + len(STAYS)))


def test_a_walk_that_lost_its_remark_stores_nothing(
    cast: Cast, threads: list[SectionThread], texts: list[str]
) -> None:
    read = SectionThread.objects.get(pk=threads[0].pk)
    assert SectionThread.objects.anchored_as(read).count() == 1
    SectionThread.objects.filter(pk=read.pk).update(start=read.start + 1)
    assert SectionThread.objects.anchored_as(read).count() == 0


def test_a_page_older_than_a_remark_looks_for_its_words(
    cast: Cast, threads: list[SectionThread], texts: list[str]
) -> None:
    at = texts[-1].index(MOVES)
    late = leave_remark(
        newest(), start=at, end=at + len(MOVES), text="Why?", audience="cohort", by=cast.trainer
    )
    older = Revision.objects.get(number=990)
    was = older.text.index(MOVES)
    assert place_of(late, older) == Place("exact", was, was + len(MOVES))
