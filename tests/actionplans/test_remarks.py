"""Remarks: left at a passage, kept there while the text changes, resolved with an outcome."""

import pytest
import rules

from accounts.domain.moves import Refused
from actionplans.domain.anchoring import place_of
from actionplans.domain.remark import (
    attach_thread,
    edit_remark,
    leave_remark,
    reopen_thread,
    reply,
    resolve_thread,
)
from actionplans.models import PlanEvent, SectionThread

TEXT = "Trees are slow.\n\nShade is wanted by Friday noon.\n\nWater is cheap.\n"


@pytest.fixture
def thread(cast, challenge, write):
    revision = write(challenge, TEXT, cast.author)
    at = TEXT.index("Friday noon")
    return leave_remark(
        revision, start=at, end=at + 11, text="Which one?", audience="cohort", by=cast.outsider
    )


def test_a_remark_quotes_its_passage(cast, thread):
    assert (thread.quote, thread.state, thread.author) == ("Friday noon", "open", cast.outsider)
    assert [r.text for r in thread.remarks.all()] == ["Which one?"]


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        (TEXT, "exact", "Friday noon"),
        ("A new beginning.\n\n" + TEXT, "exact", "Friday noon"),
        ("Shade is wanted by Friday noon.\n\nTrees are slow.\n\nWater is cheap.\n", "moved", "Friday noon"),
        (TEXT.replace("Friday noon", "Friday at noon"), "edited", "Friday at noon"),
    ],
)
def test_a_remark_keeps_its_place_when_the_text_changes(cast, challenge, write, thread, text, status, words):
    current = write(challenge, text, cast.partner)
    place = place_of(thread, current)
    assert (place.status, current.text[place.start : place.end]) == (status, words)


def test_a_remark_whose_passage_went_says_so(cast, challenge, write, thread):
    current = write(challenge, "Trees are slow.\n\nWater is cheap.\n", cast.partner)
    assert place_of(thread, current).status == "orphan"


def test_an_orphan_can_be_attached_again(cast, challenge, write, thread):
    current = write(challenge, "Trees are slow.\n\nWater is cheap.\n", cast.partner)
    attach_thread(thread, revision=current, start=0, end=15, by=cast.author)
    assert (place_of(thread, current).status, thread.quote) == ("exact", "Trees are slow.")


def test_a_thread_is_answered_resolved_and_taken_up_again(cast, thread):
    reply(thread, text="The next one.", by=cast.author)
    resolve_thread(thread, outcome="answered", by=cast.author)
    assert (thread.state, thread.outcome, thread.resolved_by) == ("resolved", "answered", cast.author)
    reopen_thread(thread, by=cast.organiser)
    fresh = SectionThread.objects.get(pk=thread.pk)
    assert (fresh.state, fresh.outcome, fresh.resolved_by) == ("reopened", "", None)
    events = PlanEvent.objects.filter(thread=thread).values_list("verb", "before", "after")
    assert list(events) == [
        ("resolved a remark", "open", "resolved"),
        ("reopened a remark", "resolved", "reopened"),
    ]


def test_declining_asks_for_a_reason(cast, thread):
    with pytest.raises(Refused):
        resolve_thread(thread, outcome="declined", reason="  ", by=cast.author)
    assert SectionThread.objects.get(pk=thread.pk).state == "open"


def test_resolving_twice_is_refused(cast, thread):
    stale = SectionThread.objects.get(pk=thread.pk)
    resolve_thread(thread, outcome="changed", by=cast.author)
    with pytest.raises(Refused):
        resolve_thread(stale, outcome="answered", by=cast.organiser)
    assert SectionThread.objects.get(pk=thread.pk).outcome == "changed"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 3), (0, 10_000), (-1, 4)])
def test_a_passage_outside_the_text_is_refused(cast, challenge, write, start, end):
    revision = write(challenge, TEXT, cast.author)
    with pytest.raises(Refused):
        leave_remark(revision, start=start, end=end, text="?", audience="cohort", by=cast.outsider)


def test_one_edits_ones_own_words_alone(cast, thread):
    remark = thread.remarks.get()
    with pytest.raises(Refused):
        edit_remark(remark, text="Mine now", by=cast.author)
    edit_remark(remark, text="Which Friday?", by=cast.outsider)
    remark.refresh_from_db()
    assert (remark.text, remark.edited_at is not None) == ("Which Friday?", True)


def test_words_that_were_answered_stay_as_they_were(cast, thread):
    asked = thread.remarks.get()
    answer = reply(thread, text="All of them.", by=cast.author)
    with pytest.raises(Refused, match="Somebody has answered"):
        edit_remark(asked, text="Which Friday?", by=cast.outsider)
    edit_remark(answer, text="All but one.", by=cast.author)
    resolve_thread(thread, outcome="answered", by=cast.author)
    with pytest.raises(Refused, match="Somebody has answered"):
        edit_remark(answer, text="None.", by=cast.author)
    assert [remark.text for remark in thread.remarks.all()] == [asked.text, "All but one."]


SEEN = {
    "pair": {"author", "partner", "outsider", "organiser"},
    "organisers": {"outsider", "organiser"},
    "cohort": {"author", "partner", "outsider", "trainer", "observer", "organiser"},
}


@pytest.mark.parametrize("audience", SEEN)
def test_a_remark_is_seen_by_whom_its_button_said(cast, thread, audience):
    SectionThread.objects.filter(pk=thread.pk).update(audience=audience)
    fresh = SectionThread.objects.get(pk=thread.pk)
    seen = {n for n, p in cast.all().items() if fresh in SectionThread.objects.visible_to(p)}
    permitted = {
        n for n, p in cast.all().items() if rules.has_perm("actionplans.view_sectionthread", p, fresh)
    }
    assert seen == permitted == SEEN[audience]


def test_who_resolves(cast, thread):
    able = {
        n for n, p in cast.all().items() if rules.has_perm("actionplans.resolve_sectionthread", p, thread)
    }
    assert able == {"author", "partner", "organiser"}


def test_an_observer_does_not_reply(cast, thread):
    able = {n for n, p in cast.all().items() if rules.has_perm("actionplans.reply_sectionthread", p, thread)}
    assert able == {"author", "partner", "outsider", "trainer", "organiser"}
