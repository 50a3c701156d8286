"""Since you were here: what others did, told in a line each, marked in the text, put away at once."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.domain.visits import mark_seen
from accounts.models import Visit
from actionplans.domain.remark import leave_remark, reply, resolve_thread
from actionplans.domain.since import new_blocks
from actionplans.domain.status import ask_for_review
from actionplans.models import Plan, Revision, Section
from tests.conftest import Cast

GHENT = "/udt-test/plans/ghent/"
Write = Callable[[Section, str, Any], Revision]
NEW = re.compile(r'class="is-new" id="([-\w]+)"')
FIRST = "Streets are hot.\n\nTrees are slow.\n"
SECOND = "Streets are hot.\n\nTrees are very slow.\n\nWater is dear.\n"


@pytest.fixture
def read_before(plan: Plan) -> Callable[[Any], None]:
    """As if somebody had read the plan an hour ago, and everything stored so far before that."""

    def read(person: Any) -> None:
        earlier = timezone.now() - dt.timedelta(hours=2)
        Revision.objects.all().update(stored_at=earlier)
        mark_seen(person, f"plan-{plan.pk}", at=timezone.now() - dt.timedelta(hours=1))

    return read


def told(page: Any) -> list[tuple[str, str]]:
    context = page.context
    items = [*(context.get("since") or []), *(context.get("since_more") or [])]
    return [(item.label, item.url) for item in items]


@pytest.mark.parametrize(
    ("before", "after", "blocks"),
    [
        (FIRST, SECOND, (1, 2)),
        ("", FIRST, (0, 1)),
        (FIRST, FIRST, ()),
        (SECOND, FIRST, (1,)),
        ("A.\n\nB.\n", "B.\n\nA.\n", ()),
    ],
)
def test_which_blocks_are_new(before: str, after: str, blocks: tuple[int, ...]) -> None:
    assert new_blocks(before, after) == blocks


def test_at_the_first_visit_nothing_is_new(
    cast: Cast, challenge: Section, sign_in: Callable[..., Client], write: Write
) -> None:
    write(challenge, FIRST, cast.partner)
    client = sign_in(cast.author)
    assert [told(client.get(GHENT)), told(client.get(GHENT))] == [[], []]


def test_what_others_did_is_told_and_marked(
    cast: Cast,
    challenge: Section,
    sign_in: Callable[..., Client],
    write: Write,
    read_before: Callable[[Any], None],
) -> None:
    first = write(challenge, FIRST, cast.partner)
    thread = leave_remark(first, start=0, end=7, text="Which?", audience="cohort", by=cast.author)
    read_before(cast.author)
    second = write(challenge, SECOND, cast.partner)
    fresh = leave_remark(second, start=0, end=7, text="All?", audience="cohort", by=cast.trainer)
    answer = reply(thread, text="The quays.", by=cast.partner)
    resolve_thread(thread, outcome="answered", by=cast.partner)
    ask_for_review(Section.objects.get(pk=challenge.pk), of=2, by=cast.partner)
    page = sign_in(cast.author).get(GHENT)

    assert told(page) == [
        ("Partner resolved a remark on 1, Challenge", f"#r-{thread.pk}"),
        ("1, Challenge is now ready for review", "#challenge"),
        ("2 passages in 1, Challenge", "#n-challenge-1"),
        ("Partner answered in 1, Challenge", f"#s-{answer.pk}"),
        ("Trainer remarked on 1, Challenge", f"#s-{fresh.last_said().pk}"),
    ]
    assert NEW.findall(page.text) == ["n-challenge-1", "n-challenge-2"]
    assert page.text.count('<span class="new-tag">New</span>') == 3


def test_ones_own_doings_are_no_news(
    cast: Cast,
    challenge: Section,
    sign_in: Callable[..., Client],
    write: Write,
    read_before: Callable[[Any], None],
) -> None:
    write(challenge, FIRST, cast.partner)
    read_before(cast.author)
    second = write(challenge, SECOND, cast.author)
    leave_remark(second, start=0, end=7, text="Which?", audience="cohort", by=cast.author)
    ask_for_review(Section.objects.get(pk=challenge.pk), of=2, by=cast.author)
    assert told(sign_in(cast.author).get(GHENT)) == []


def test_what_was_there_when_one_wrote_last_is_known(
    cast: Cast,
    challenge: Section,
    sign_in: Callable[..., Client],
    write: Write,
    read_before: Callable[[Any], None],
) -> None:
    read_before(cast.author)
    write(challenge, "A.\n", cast.partner)
    write(challenge, "A.\n\nB.\n", cast.author)
    write(challenge, "A.\n\nB.\n\nC.\n", cast.partner)
    assert told(sign_in(cast.author).get(GHENT)) == [("1 passage in 1, Challenge", "#n-challenge-2")]


def test_words_that_went_lead_to_the_comparison(
    cast: Cast,
    challenge: Section,
    sign_in: Callable[..., Client],
    write: Write,
    read_before: Callable[[Any], None],
) -> None:
    write(challenge, "A.\n\nB.\n", cast.partner)
    read_before(cast.author)
    write(challenge, "A.\n", cast.partner)
    assert told(sign_in(cast.author).get(GHENT)) == [
        ("Words taken out of 1, Challenge", f"{GHENT}challenge/compare/?from=1&to=2")
    ]


def test_nothing_is_told_of_what_one_may_not_see(
    cast: Cast,
    plan: Plan,
    data_section: Section,
    sign_in: Callable[..., Client],
    write: Write,
    read_before: Callable[[Any], None],
) -> None:
    read_before(cast.outsider)
    write(data_section, FIRST, cast.partner)
    ask_for_review(Section.objects.get(pk=data_section.pk), of=1, by=cast.partner)
    page = sign_in(cast.outsider).get(GHENT)
    assert (told(page), page.text.count("Data")) == ([], 0)


def test_all_is_marked_as_seen(
    cast: Cast,
    challenge: Section,
    sign_in: Callable[..., Client],
    write: Write,
    read_before: Callable[[Any], None],
) -> None:
    read_before(cast.author)
    write(challenge, FIRST, cast.partner)
    client = sign_in(cast.author)
    assert told(client.get(GHENT)) == [("2 passages in 1, Challenge", "#n-challenge-0")]
    answer = client.post(f"{GHENT}seen/")
    assert (answer.status_code, answer.headers["Location"]) == (302, GHENT)
    assert told(client.get(GHENT)) == []
    assert Visit.objects.filter(person=cast.author).count() == 1


def test_what_is_marked_for_one_is_not_marked_for_another(
    cast: Cast,
    challenge: Section,
    sign_in: Callable[..., Client],
    write: Write,
    read_before: Callable[[Any], None],
) -> None:
    read_before(cast.author)
    write(challenge, FIRST, cast.partner)
    marked = [NEW.findall(sign_in(person).get(GHENT).text) for person in (cast.author, cast.partner)]
    assert marked == [["n-challenge-0", "n-challenge-1"], []]


@pytest.mark.parametrize("asked", ["remarks", "text"])
def test_a_plan_set_for_print_has_no_marks_and_leaves_the_visit_alone(
    cast: Cast,
    challenge: Section,
    sign_in: Callable[..., Client],
    write: Write,
    read_before: Callable[[Any], None],
    asked: str,
) -> None:
    read_before(cast.author)
    write(challenge, FIRST, cast.partner)
    page = sign_in(cast.author).get(f"{GHENT}?print={asked}")
    assert (told(page), NEW.findall(page.text)) == ([], [])
    assert page.text.count(f'class="for-print for-print--{asked}"') == 1
    assert Visit.objects.get().last < timezone.now() - dt.timedelta(minutes=59)
