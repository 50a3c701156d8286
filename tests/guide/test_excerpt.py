"""What can be quoted: whole passages of the accepted text, with what they cite, under a readable code."""

import re

import pytest

from accounts.domain.moves import Refused
from actionplans.models import Plan
from guide.domain.excerpt import (
    LETTERS,
    cut_text,
    has_changed_since,
    new_code,
    propose_excerpt,
    widen_to_passages,
)
from prose.source import sha256
from tests.factories.guide import TEXT, accept_text, write_text

NOTED = "First.[^a]\n\nSecond.\n\nThird.[^c]\n\n[^a]: Because.[^b]\n\n[^b]: Deeper.\n\n[^c]: Elsewhere.\n"


def propose(cast, section, revision, *, start=0, end=10, by=None):
    return propose_excerpt(
        section, revision=revision, start=start, end=end, chapter_code="data", by=by or cast.author
    )


def test_a_span_is_widened_to_whole_passages(cast, challenge):
    revision = accept_text(challenge)
    start = TEXT.index("hot in")
    excerpt = propose(cast, challenge, revision, start=start, end=start + 3)

    assert excerpt.text == "Streets are hot in summer.\n"
    assert excerpt.sha256 == sha256("Streets are hot in summer.\n")
    assert TEXT[excerpt.start : excerpt.end] == "Streets are hot in summer.\n\n"
    assert list(excerpt.events.values_list("verb", "after")) == [("proposed", "proposed")]


def test_the_notes_it_cites_come_along_and_no_others():
    start, end = widen_to_passages(NOTED, 0, 3)

    assert cut_text(NOTED, start, end) == "First.[^a]\n\n[^a]: Because.[^b]\n\n[^b]: Deeper.\n"


def test_notes_and_blank_lines_at_the_edges_are_left_out():
    text = "\n\nFirst.\n\n---\n\n[^a]: A note.\n"

    assert widen_to_passages(text, 0, len(text)) == (2, 10)


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (6, 5), (0, 10_000)])
def test_a_span_outside_the_text_is_refused(start, end):
    with pytest.raises(Refused) as refused:
        widen_to_passages(TEXT, start, end)

    assert refused.value.reason == "Those passages do not stand in this revision."


def test_passages_without_words_are_refused():
    with pytest.raises(Refused) as refused:
        widen_to_passages("First.\n\n---\n\n[^a]: A note.\n", 8, 12)

    assert refused.value.reason == "Choose at least one passage with words in it."


@pytest.mark.parametrize("state", ["drafting", "in_review", "revising", "submitted"])
def test_only_an_accepted_plan_is_quoted(cast, challenge, state):
    revision = write_text(challenge)
    Plan.objects.filter(pk=challenge.plan_id).update(state=state)
    with pytest.raises(Refused) as refused:
        propose(cast, challenge, revision)

    assert refused.value.reason == "The plan is not accepted yet. Its passages can be proposed once it is."


def test_an_earlier_text_is_not_quoted(cast, challenge):
    earlier = accept_text(challenge)
    write_text(challenge, "Newer.\n")
    with pytest.raises(Refused) as refused:
        propose(cast, challenge, earlier)

    assert refused.value.reason == "Only the text that was accepted can be quoted, not an earlier one."


@pytest.mark.parametrize("who", ["outsider", "trainer", "observer", "stranger", "former", "superuser"])
def test_nobody_else_proposes(cast, challenge, who):
    revision = accept_text(challenge)
    with pytest.raises(Refused) as refused:
        propose(cast, challenge, revision, by=getattr(cast, who))

    assert refused.value.reason == "Only the pair itself or an organiser proposes an excerpt of a plan."


def test_an_organiser_may_propose(cast, challenge):
    assert propose(cast, challenge, accept_text(challenge), by=cast.organiser).state == "proposed"


def test_it_says_when_the_source_has_changed(cast, challenge):
    excerpt = propose(cast, challenge, accept_text(challenge))
    before = has_changed_since(excerpt)
    write_text(challenge, "Newer.\n")
    excerpt.refresh_from_db()

    assert (before, has_changed_since(excerpt)) == (False, True)


def test_codes_are_read_from_paper(db):
    codes = {new_code() for _ in range(50)}

    assert len(codes) == 50
    assert all(re.fullmatch(r"[A-Z2-9]{4}-[A-Z2-9]{2}", code) for code in codes)
    assert set("IO01") & set(LETTERS) == set()
