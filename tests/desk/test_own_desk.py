"""A person's own page: what waits, for whom, and how many questions it asks."""

import datetime as dt
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from actionplans.domain.remark import leave_remark
from actionplans.models import Plan, Section, SideDraft
from cohorts.models import Invitation
from desk.domain.own.growing import own_sections
from desk.domain.own.standing import standing_of
from desk.domain.own.waiting import waiting_for
from guide.domain.consent import give_consent
from guide.domain.edition import create_edition
from guide.domain.excerpt import propose_excerpt
from guide.models import Excerpt
from programme.domain.polls import Span, answer_poll, begin_poll, close_poll
from tests.conftest import Cast
from tests.factories.actionplans import PlanFactory, SectionFactory
from tests.factories.cohorts import CityPairFactory, CohortFactory, RoleFactory, SeatFactory, TenureFactory
from tests.factories.guide import accept_text
from tests.factories.programme import SessionFactory

# What organisers are told of the cast's plan besides, in whatever it is tested.
BEHIND = {"1 plan has more than half of its sections empty"}


def lines(person: Any) -> list[tuple[str, str, str]]:
    standing = standing_of(person)
    found = waiting_for(standing, own_sections(standing))
    return [(line.who, line.what, line.url) for line in found if line.what not in BEHIND]


@pytest.fixture
def excerpt(cast: Cast, challenge: Section) -> Excerpt:
    revision = accept_text(challenge)
    return propose_excerpt(
        challenge, revision=revision, start=0, end=20, chapter_code="framing", by=cast.author
    )


def remark(section: Section, by: Any, audience: str = "cohort") -> Any:
    revision = section.current or accept_text(section)
    Plan.objects.filter(pk=section.plan_id).update(state="in_review")
    section.refresh_from_db()
    return leave_remark(revision, start=0, end=10, text="Why?", audience=audience, by=by)


def test_open_remarks_wait_for_the_pair_alone(cast: Cast, challenge: Section) -> None:
    thread = remark(challenge, cast.outsider)
    told = [("Outsider", "remarked on “Challenge”", f"/udt-test/plans/ghent/#r-{thread.pk}")]

    assert lines(cast.author) == told
    assert lines(cast.partner) == told
    assert [lines(p) for p in (cast.outsider, cast.trainer, cast.organiser, cast.former)] == [[], [], [], []]


def test_a_remark_for_the_organisers_alone_waits_for_no_pair(cast: Cast, challenge: Section) -> None:
    remark(challenge, cast.outsider, audience="organisers")

    assert lines(cast.author) == []


def test_many_remarks_are_told_in_one_line(cast: Cast, challenge: Section) -> None:
    for _number in range(7):
        remark(challenge, cast.outsider)

    assert len(lines(cast.author)) == 6
    assert lines(cast.author)[-1] == ("Ghent", "2 more open remarks", "/udt-test/plans/ghent/")


def test_an_excerpt_waits_for_each_seat_until_it_agrees(cast: Cast, excerpt: Excerpt) -> None:
    told = [("Ghent", "an excerpt waits for your consent", f"/udt-test/excerpts/{excerpt.code}/")]
    owed = [
        ("Urban Digital Twins 2024", "1 excerpt waits for the consent of its city", "/udt-test/studio/guide/")
    ]
    assert (lines(cast.author), lines(cast.partner), lines(cast.organiser)) == (told, told, owed)

    give_consent(excerpt, by=cast.author)
    assert (lines(cast.author), lines(cast.partner), lines(cast.organiser)) == ([], told, owed)

    give_consent(excerpt, by=cast.partner)
    approve = [("Ghent", "agreed to an excerpt; approve it", f"/udt-test/excerpts/{excerpt.code}/")]
    assert (lines(cast.author), lines(cast.partner), lines(cast.organiser)) == ([], [], approve)
    assert lines(cast.outsider) == []


def test_a_submitted_plan_waits_for_organisers(cast: Cast, plan: Plan) -> None:
    Plan.objects.update(state="submitted")

    assert lines(cast.organiser) == [
        ("Ghent", "submitted its plan; accept it or send it back", "/udt-test/plans/ghent/")
    ]
    assert lines(cast.author) == []


def test_pending_invitations_are_told_as_one(cast: Cast) -> None:
    for name in ("a", "b"):
        Invitation.objects.create(
            cohort=cast.cohort, email=f"{name}@example.org", role="trainer", state="sent",
            sent_at=timezone.now(), expires_at=timezone.now() + dt.timedelta(days=3),
        )  # fmt: skip

    assert lines(cast.organiser) == [
        ("Urban Digital Twins 2024", "2 invitations are unanswered", "/udt-test/studio/people/")
    ]
    assert lines(cast.trainer) == []


def test_a_poll_waits_for_each_who_is_asked(cast: Cast) -> None:
    first, second = (SessionFactory(cohort=cast.cohort, title=title) for title in ("Legal", "Costs"))
    first.trainers.create(name="Trainer", user=cast.trainer)
    start = timezone.now() + dt.timedelta(days=40)
    times = [Span(start + dt.timedelta(days=day), start + dt.timedelta(days=day + 1)) for day in (0, 1)]
    by = start.date()
    polls = [
        begin_poll(session, proposals=times, answer_by=by, by=cast.organiser) for session in (first, second)
    ]
    legal, costs = (f"/udt-test/programme/polls/{poll.pk}/" for poll in polls)
    title = "Urban Digital Twins 2024"

    assert lines(cast.author) == [(title, "asks when you can: Legal", legal)]
    assert [line.note for line in waiting_for(standing_of(cast.author), [])] == ["and in 1 more poll"]
    assert lines(cast.trainer) == [(title, "asks when you can: Legal", legal)]
    assert [lines(person) for person in (cast.observer, cast.former)] == [[], []]

    answer_poll(polls[0], {each.pk: "no" for each in polls[0].proposals.all()}, by=cast.author)
    assert lines(cast.author) == [(title, "asks when you can: Costs", costs)]

    close_poll(polls[1], by=cast.organiser)
    assert lines(cast.author) == []


def test_only_the_newest_build_of_an_edition_is_told(cast: Cast, db: None) -> None:
    edition = create_edition(cast.cohort, version="1.0", title="Guide", by=cast.organiser)
    common = {"manifest": {}, "manifest_sha256": "0", "requested_by": cast.organiser}
    edition.builds.create(state="failed", problem="No paper.", **common)
    newest = edition.builds.create(state="queued", **common)

    assert lines(cast.organiser) == [
        (
            "Urban Digital Twins 2024",
            "the guide waits to be compiled",
            f"/udt-test/studio/guide/builds/{newest.pk}/",
        )
    ]


def test_a_side_draft_waits_for_its_author_alone(cast: Cast, challenge: Section) -> None:
    SideDraft.objects.create(section=challenge, author=cast.author, base=0, text="Mine")

    assert lines(cast.author) == [
        (
            "Ghent",
            "your text for “Challenge” waits beside the stored one",
            "/udt-test/plans/ghent/challenge/edit/",
        )
    ]
    assert lines(cast.partner) == []


@pytest.mark.parametrize("name", ["stranger", "former", "superuser"])
def test_nothing_of_the_cohort_is_on_a_strangers_desk(
    client: Client, cast: Cast, plan: Plan, released: Any, excerpt: Excerpt, name: str
) -> None:
    client.force_login(getattr(cast, name))
    page = client.get("/desk/").content.decode()

    assert "udt-test" not in page
    assert "meet.example.org" not in page


def test_who_takes_part_nowhere_is_told_what_to_do_first(client: Client, cast: Cast) -> None:
    client.force_login(cast.former)

    assert "Your invitation may still be on its way" in client.get("/desk/").content.decode()


def test_a_withdrawn_citys_official_takes_part_no_more(cast: Cast) -> None:
    type(cast.ghent).objects.filter(pk=cast.ghent.pk).update(state="withdrawn")

    assert standing_of(cast.author).cohorts == []


def test_each_edition_and_each_role_is_named(cast: Cast) -> None:
    older = CohortFactory(year=2020)
    RoleFactory(cohort=older, user=cast.author, kind="trainer")
    RoleFactory(cohort=cast.cohort, user=cast.author, kind="observer")
    standing = standing_of(cast.author)

    assert [(cohort, standing.role_words(cohort)) for cohort in standing.cohorts] == [
        (cast.cohort, ["Observer", "Ghent"]),
        (older, ["Trainer"]),
    ]


def test_the_pair_and_the_sections_are_there(client: Client, cast: Cast, plan: Plan) -> None:
    client.force_login(cast.partner)
    (own,) = client.get("/desk/").context["own_plans"]

    assert [(seat["profile"], seat["holder"]) for seat in own.seats] == [
        ("policy", cast.author),
        ("technical", cast.partner),
    ]
    assert [(bar["title"], bar["step"], bar["url"]) for bar in own.bars] == [
        ("Challenge", 0, "/udt-test/plans/ghent/#challenge"),
        ("Data", 0, "/udt-test/plans/ghent/#data"),
    ]


@pytest.mark.parametrize("more", [1, 3])
def test_the_busiest_desk_asks_fifteen_questions(
    client: Client,
    cast: Cast,
    challenge: Section,
    released: Any,
    more: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(more):
        cohort = CohortFactory()
        RoleFactory(cohort=cohort, user=cast.author, kind="organiser")
        pair = CityPairFactory(cohort=cohort)
        TenureFactory(seat=SeatFactory(pair=pair), user=cast.author)
        section = SectionFactory(plan=PlanFactory(pair=pair))
        SideDraft.objects.create(section=section, author=cast.author, base=number, text="Mine")
        remark(challenge, cast.outsider)
        create_edition(cohort, version="1.0", title="Guide", by=cast.author).builds.create(
            manifest={}, manifest_sha256="0", requested_by=cast.author
        )
    client.force_login(cast.author)
    cache.clear()

    # Nothing is known yet, and four more note the first visit; the session and the user come besides.
    with django_assert_max_num_queries(15 + 4 + 2):
        assert len(client.get("/desk/").context["waiting"]) == 4 * more
    with django_assert_max_num_queries(15 + 2):
        assert len(client.get("/desk/").context["waiting"]) == 4 * more
