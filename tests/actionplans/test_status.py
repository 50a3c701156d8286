"""How far a section is: who says it, from which state, of which revision; nothing moves by itself."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.domain.moves import Refused
from actionplans.domain.reading import growth
from actionplans.domain.status import ask_for_review, mark_final, mark_reviewed, take_back
from actionplans.enums import SectionState
from actionplans.models import Plan, PlanEvent, Revision, Section
from tests.conftest import Cast
from tests.desk.breaking import found, set_raw
from tests.factories.actionplans import SectionFactory

ADDRESS = "/udt-test/plans/ghent/challenge/status/"
Write = Callable[[Section, str, Any], Revision]
DEEDS = {"ready": ask_for_review, "reviewed": mark_reviewed, "final": mark_final, "draft": take_back}
# Written out by hand: which state each deed may follow.
TABLE = {
    "draft": {"ready"},
    "ready": {"draft", "reviewed", "final"},
    "reviewed": {"draft", "ready", "final"},
    "final": {"draft"},
}


@pytest.fixture
def written(cast: Cast, challenge: Section, write: Write) -> Section:
    write(challenge, "Trees are slow.\n", cast.author)
    return newest(challenge)


def newest(section: Section) -> Section:
    return Section.objects.select_related("current", "plan").get(pk=section.pk)


def said(section: Section) -> tuple[str, int | None]:
    fresh = newest(section)
    return fresh.state, fresh.said_of


def put(section: Section, state: str) -> Section:
    Section.objects.filter(pk=section.pk).update(state=state, said_of=None if state == "draft" else 1)
    return newest(section)


@pytest.mark.parametrize("state", SectionState.values)
@pytest.mark.parametrize("deed", DEEDS)
def test_every_deed_in_every_state(cast: Cast, written: Section, state: str, deed: str) -> None:
    section = put(written, state)
    of = None if state == "draft" else 1
    if deed in TABLE[state]:
        DEEDS[deed](section, of=1, by=cast.author)
        after = (deed, None if deed == "draft" else 1)
        events = [(state, deed, cast.author.pk, section.pk, "" if deed == "draft" else "revision 1")]
    else:
        with pytest.raises(Refused):
            DEEDS[deed](section, of=1, by=cast.author)
        after, events = (state, of), []

    assert said(written) == after
    rows = PlanEvent.objects.values_list("before", "after", "by", "section", "note")
    assert list(rows) == events


@pytest.mark.parametrize("of", [0, 2])
def test_nothing_is_said_of_a_revision_that_is_not_there(cast: Cast, written: Section, of: int) -> None:
    with pytest.raises(Refused, match="There is no text yet"):
        ask_for_review(written, of=of, by=cast.author)
    assert said(written) == ("draft", None)


def test_nothing_is_said_of_an_empty_section(cast: Cast, challenge: Section) -> None:
    with pytest.raises(Refused, match="There is no text yet"):
        ask_for_review(challenge, of=1, by=cast.author)
    assert growth(challenge) == (0, "not started")


@pytest.mark.parametrize("state", ["submitted", "accepted", "published"])
def test_in_a_closed_plan_it_stands_still(cast: Cast, written: Section, state: str) -> None:
    Plan.objects.update(state=state)
    with pytest.raises(Refused) as refused:
        ask_for_review(newest(written), of=1, by=cast.author)
    assert refused.value.reason == f"The plan is {state}: how far its sections are stands still now."
    assert said(written) == ("draft", None)


def test_a_change_is_told_and_moves_nothing(cast: Cast, written: Section, write: Write) -> None:
    ask_for_review(written, of=1, by=cast.author)
    assert newest(written).changed_since is False
    write(written, "Trees are very slow.\n", cast.partner)
    section = newest(written)
    assert (section.state, section.said_of, section.changed_since) == ("ready", 1, True)
    mark_reviewed(section, of=2, by=cast.trainer)
    assert (said(written), newest(written).changed_since) == (("reviewed", 2), False)
    ask_for_review(newest(written), of=2, by=cast.author)
    assert said(written) == ("ready", 2)


def test_who_read_an_older_text_says_it_of_that_one(cast: Cast, written: Section, write: Write) -> None:
    ask_for_review(written, of=1, by=cast.author)
    write(written, "Trees are very slow.\n", cast.partner)
    mark_reviewed(newest(written), of=1, by=cast.trainer)
    assert (said(written), newest(written).changed_since) == (("reviewed", 1), True)


def test_a_section_whose_words_were_taken_out_is_not_started(
    cast: Cast, written: Section, write: Write
) -> None:
    ask_for_review(written, of=1, by=cast.author)
    assert growth(newest(written)) == (2, "ready for review")
    write(written, "", cast.author)
    assert growth(newest(written)) == (0, "not started")


def test_more_than_a_draft_is_said_of_a_revision(written: Section) -> None:
    with pytest.raises(IntegrityError):
        Section.objects.filter(pk=written.pk).update(state="final")


HISTORIES = st.lists(st.sampled_from([*DEEDS, "write", "empty"]), max_size=12)


@pytest.mark.once
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=HISTORIES)
def test_any_history_keeps_to_the_table(cast: Cast, plan: Plan, write: Write, history: list[str]) -> None:
    """Whatever is tried in whatever order: the table holds, the record tells it all, no breach."""
    section = newest(SectionFactory(plan=plan))
    state, of, number, events = "draft", None, 0, []
    for step in history:
        if step in DEEDS:
            allowed = step in TABLE[state] and (step == "draft" or number > 0)
            try:
                DEEDS[step](newest(section), of=number, by=cast.author)
            except Refused:
                assert not allowed
                continue
            assert allowed
            events.append((state, step))
            state, of = step, None if step == "draft" else number
        else:
            text = f"Text {number}.\n" if step == "write" else ""
            number = write(section, text, cast.author).number if text != newest(section).text else number
    assert said(section) == (state, of)
    assert newest(section).changed_since is (of is not None and of != number)
    rows = PlanEvent.objects.filter(section=section).order_by("pk").values_list("before", "after")
    assert list(rows) == events
    assert [each for each in found() if each[0] == "actionplans_section"] == []


def test_a_state_without_its_record_is_a_breach(cast: Cast, written: Section) -> None:
    ask_for_review(written, of=1, by=cast.author)
    set_raw(written, state="final", said_of=4)
    assert [each for each in found() if each[0] == "actionplans_section"] == [
        ("actionplans_section", "it is final, but its record ends with ready"),
        ("actionplans_section", "it is said how far a revision is that does not exist"),
    ]


# The page


def test_the_pair_offers_and_a_peer_reviews(
    cast: Cast, written: Section, sign_in: Callable[..., Client]
) -> None:
    answer = sign_in(cast.author).post(ADDRESS, {"to": "ready", "revision": "1"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/udt-test/plans/ghent/#challenge")
    assert said(written) == ("ready", 1)
    assert sign_in(cast.outsider).post(ADDRESS, {"to": "reviewed", "revision": "1"}).status_code == 302
    assert said(written) == ("reviewed", 1)


@pytest.mark.parametrize("name", ["author", "partner", "observer"])
def test_who_may_not_review(cast: Cast, written: Section, sign_in: Callable[..., Client], name: str) -> None:
    put(written, "ready")
    answer = sign_in(getattr(cast, name)).post(ADDRESS, {"to": "reviewed", "revision": "1"})
    assert (answer.status_code, said(written)) == (403, ("ready", 1))


def test_who_comes_second_is_told_so(cast: Cast, written: Section, sign_in: Callable[..., Client]) -> None:
    put(written, "ready")
    answer = sign_in(cast.partner).post(ADDRESS, {"to": "ready", "revision": "1"})
    told = "The section is marked as “ready for review” already; somebody did so before you."
    assert (answer.status_code, answer.text.count(told)) == (409, 1)


@pytest.mark.parametrize(
    "sent", [{}, {"to": "ready"}, {"to": "x", "revision": "1"}, {"to": "ready", "revision": "x"}]
)
def test_a_broken_form_is_404(
    cast: Cast, written: Section, sign_in: Callable[..., Client], sent: dict[str, str]
) -> None:
    assert sign_in(cast.author).post(ADDRESS, sent).status_code == 404
    assert sign_in(cast.author).get(ADDRESS).status_code == 405


OFFERS = {
    ("draft", "author"): ["ready"],
    ("draft", "outsider"): [],
    ("ready", "author"): ["final", "draft"],
    ("ready", "outsider"): ["reviewed"],
    ("ready", "trainer"): ["reviewed"],
    ("ready", "organiser"): ["reviewed"],
    ("ready", "observer"): [],
    ("reviewed", "author"): ["ready", "final", "draft"],
    ("reviewed", "outsider"): [],
    ("final", "partner"): ["draft"],
}


@pytest.mark.parametrize(("state", "name"), OFFERS)
def test_each_reader_is_offered_what_they_may_say(
    cast: Cast, written: Section, sign_in: Callable[..., Client], state: str, name: str
) -> None:
    put(written, state)
    page = sign_in(getattr(cast, name)).get("/udt-test/plans/ghent/")
    section = page.context["sections"][0]
    assert [saying.to for saying in section.sayings] == OFFERS[state, name]


def test_at_is_when_it_was_said(cast: Cast, written: Section) -> None:
    at = timezone.now() - dt.timedelta(days=3)
    ask_for_review(written, of=1, by=cast.author, at=at)
    assert PlanEvent.objects.get().at == at
