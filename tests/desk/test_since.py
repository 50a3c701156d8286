"""What others did while somebody was away: what they may see of it, and no more."""

import datetime as dt
from typing import Any

import pytest

from actionplans.domain.plan import submit_plan
from actionplans.domain.remark import leave_remark
from actionplans.domain.status import ask_for_review
from actionplans.models import Plan, PlanEvent, Revision, Section
from desk.domain.own.ahead import released_now
from desk.domain.own.line import Line
from desk.domain.own.since import MOST, News, news_since
from desk.domain.own.standing import standing_of
from tests.conftest import Cast
from tests.desk.conftest import at
from tests.factories.actionplans import PlanFactory, SectionFactory

MONDAY, FRIDAY = at(9), at(13)


def news(person: Any, before: dt.datetime | None = MONDAY, when: dt.datetime = FRIDAY) -> News:
    standing = standing_of(person)
    return news_since(standing, released_now(standing.running), before=before, at=when)


def told(person: Any, before: dt.datetime | None = MONDAY) -> list[tuple[str, str, str]]:
    return [(line.who, line.what, line.url) for line in news(person, before).lines]


def write(section: Section, by: Any, day: int) -> Any:
    number = section.revisions.count() + 1
    revision = Revision.objects.create(
        section=section,
        number=number,
        author=by,
        text="Why?",
        stored_at=at(day),
        template=section.plan.template,
    )
    Section.objects.filter(pk=section.pk).update(current=revision)
    return revision


def test_each_text_of_the_own_plan_is_told_with_its_author(cast: Cast, challenge: Section) -> None:
    write(challenge, cast.author, 10)
    write(challenge, cast.author, 11)
    whole = ("Author", "wrote in 1, Challenge", "/udt-test/plans/ghent/#challenge")

    assert told(cast.partner) == [whole]
    assert [line.at for line in news(cast.partner).lines] == [at(11)]
    assert told(cast.author) == []


def test_of_another_citys_plan_only_how_much_is_told(cast: Cast, challenge: Section) -> None:
    write(challenge, cast.author, 10)

    assert told(cast.outsider) == [("Ghent", "wrote in 1 section", "/udt-test/plans/ghent/#challenge")]
    assert [told(p) for p in (cast.stranger, cast.former, cast.superuser)] == [[], [], []]


def test_a_section_of_the_pair_alone_is_no_news_for_others(cast: Cast, data_section: Section) -> None:
    write(data_section, cast.author, 10)

    assert told(cast.partner) == [("Author", "wrote in 2, Data", "/udt-test/plans/ghent/#data")]
    assert [told(p) for p in (cast.outsider, cast.trainer, cast.observer)] == [[], [], []]


def test_a_plans_move_brings_no_section_of_the_pair_alone_along(
    cast: Cast, plan: Plan, data_section: Section
) -> None:
    write(data_section, cast.author, 10)
    PlanEvent.objects.create(plan=plan, verb="began revising", by=cast.author, after="revising", at=at(11))

    assert told(cast.outsider) == [("Ghent", "has its plan to revise", "/udt-test/plans/ghent/")]


def test_a_section_that_is_closed_is_news_no_more(cast: Cast, challenge: Section) -> None:
    write(challenge, cast.author, 10)
    assert told(cast.outsider) == [("Ghent", "wrote in 1 section", "/udt-test/plans/ghent/#challenge")]

    Section.objects.filter(pk=challenge.pk).update(audience="pair")

    assert told(cast.outsider) == []


def test_what_was_before_the_last_visit_is_not_news(cast: Cast, challenge: Section) -> None:
    write(challenge, cast.author, 10)

    assert told(cast.partner, at(10)) == []


def test_at_the_first_visit_the_last_fortnight_is_told(cast: Cast, challenge: Section) -> None:
    write(challenge, cast.author, 1)

    assert len(news(cast.partner, None, at(14)).lines) == 1
    assert len(news(cast.partner, None, at(16)).lines) == 0


@pytest.mark.parametrize(("audience", "heard"), [("cohort", ["trainer"]), ("organisers", [])])
def test_a_remark_is_news_for_whom_it_is_for(
    cast: Cast, challenge: Section, audience: str, heard: list[str]
) -> None:
    Plan.objects.update(state="in_review")
    challenge.refresh_from_db()
    revision = write(challenge, cast.author, 1)
    thread = leave_remark(
        revision, start=0, end=4, text="Why?", audience=audience, by=cast.outsider, at=at(11)
    )
    line = ("Outsider", "remarked on “Challenge” of Ghent", f"/udt-test/plans/ghent/#r-{thread.pk}")

    assert [name for name in ("trainer", "stranger") if told(getattr(cast, name)) == [line]] == heard
    assert told(cast.organiser) == [line]
    assert told(cast.outsider) == []


def test_a_plans_moves_are_told(cast: Cast, plan: Plan, challenge: Section) -> None:
    write(challenge, cast.author, 1)
    submit_plan(plan, by=cast.author, at=at(11))

    assert told(cast.organiser) == [("Ghent", "submitted its plan", "/udt-test/plans/ghent/")]
    assert told(cast.author) == []


def test_what_is_said_of_a_section_is_told(cast: Cast, plan: Plan, challenge: Section) -> None:
    write(challenge, cast.author, 1)
    challenge.refresh_from_db()
    ask_for_review(challenge, of=1, by=cast.author, at=at(11))
    line = (
        "Author",
        "said of “Challenge” of Ghent: ready for review",
        "/udt-test/plans/ghent/#challenge",
    )

    assert [told(person) for person in (cast.partner, cast.outsider)] == [[line], [line]]
    assert [told(person) for person in (cast.author, cast.stranger)] == [[], []]


def test_what_waits_anyway_is_not_told_twice(cast: Cast, challenge: Section) -> None:
    write(challenge, cast.author, 10)
    standing = standing_of(cast.partner)
    waits = [Line("Author", "wrote", "/udt-test/plans/ghent/#challenge")]

    assert news_since(standing, [], before=MONDAY, at=FRIDAY, waiting=waits).lines == []


def test_a_release_is_told(cast: Cast, released: Any) -> None:
    assert told(cast.observer, at(1, 8)) == [
        (
            "Urban Digital Twins 2024",
            "The programme was released anew: release 1, preliminary",
            "/udt-test/programme/releases/1/",
        )
    ]
    assert told(cast.observer, at(1)) == []


def test_an_edition_that_is_over_brings_no_news(cast: Cast, challenge: Section, released: Any) -> None:
    write(challenge, cast.author, 10)
    type(cast.cohort).objects.filter(pk=cast.cohort.pk).update(state="closed")

    assert told(cast.partner, at(1, 8)) == []


def test_the_newest_come_first_and_the_rest_are_counted(cast: Cast, challenge: Section) -> None:
    plan = PlanFactory(pair=cast.oslo, template=challenge.plan.template)
    for _number in range(MOST):
        write(SectionFactory(plan=plan), cast.outsider, 10)
    write(challenge, cast.author, 11)
    seen = news(cast.outsider, at(1))
    own = news(cast.organiser, at(1))

    assert [line.who for line in seen.lines] == ["Ghent"]
    assert [(line.who, line.what) for line in own.lines] == [
        ("Ghent", "wrote in 1 section"),
        ("Oslo", f"wrote in {MOST} sections"),
    ]
    assert (seen.more, own.more) == (0, 0)


def test_no_more_than_a_dozen_lines(cast: Cast, plan: Plan) -> None:
    for _number in range(MOST + 3):
        write(SectionFactory(plan=plan), cast.author, 10)
    seen = news(cast.partner)

    assert (len(seen.lines), seen.more) == (MOST, 3)
