"""Freezing a large edition: few questions to the database, however much stands in it."""

import sys
from collections.abc import Callable
from types import CodeType

from django.db import connection
from django.test.utils import CaptureQueriesContext

from guide.domain.edition import add_chapter, add_text, ask_final_consent, freeze_edition, place_excerpt
from guide.domain.lattice import weave_lattice
from guide.domain.printing.chapters import build_chapter
from guide.models import Edition
from tests.factories.guide import write_text

FINDING = "> **Finding.** Ghent and Oslo counted trees.\n"


def questions(edition: Edition, organiser) -> int:
    ask_final_consent(edition, by=organiser)
    with CaptureQueriesContext(connection) as asked:
        freeze_edition(edition, by=organiser)
    return len(asked)


def test_a_large_edition_is_frozen_with_as_many_questions_as_a_small_one(cast, desk, challenge, approved):
    small = desk.edition(approved)
    large = desk.edition(approved, version="2.0")
    for number in range(12):
        write_text(challenge, f"Street {number} is hot.\n", by=cast.author)
        chapter = add_chapter(large, code=f"c{number}", title="Heat", by=cast.organiser)
        add_text(chapter, FINDING, by=cast.organiser)
        place_excerpt(chapter, desk.approve(desk.propose(challenge)), by=cast.organiser)

    assert questions(large, cast.organiser) == questions(small, cast.organiser)
    assert set(Edition.objects.values_list("state", flat=True)) == {"frozen"}


def test_freezing_weaves_no_lattice(cast, edition):
    """A chapter's ornament takes longer than its words; nobody looks at it here."""
    add_text(edition.chapters.get(), FINDING, by=cast.organiser)
    ask_final_consent(edition, by=cast.organiser)
    source = {"number": 1, "code": "c", "title": "Heat", "standfirst": "", "items": []}

    assert weave_lattice.__code__ not in ran(lambda: freeze_edition(edition, by=cast.organiser))
    assert weave_lattice.__code__ in ran(lambda: build_chapter({"pairs": [], "chapters": []}, source))


def ran(work: Callable[[], object]) -> set[CodeType]:
    """The functions that ran meanwhile."""
    found: set[CodeType] = set()
    before = sys.getprofile()
    sys.setprofile(lambda frame, _event, _told: found.add(frame.f_code))
    try:
        work()
    finally:
        sys.setprofile(before)
    return found
