"""What is to be done before the next session."""

from typing import Any

from actionplans.models import Revision, Section
from desk.domain.own.ahead import next_sessions, released_now
from desk.domain.own.due import due_outputs
from desk.domain.own.growing import own_plans, own_sections
from desk.domain.own.preparing import steps_for
from desk.domain.own.standing import standing_of
from programme.domain.release import release_programme
from programme.models import Session
from tests.conftest import Cast
from tests.desk.conftest import at

WHEN = at(15)


def steps(person: Any) -> list[tuple[str, str, bool]]:
    standing = standing_of(person)
    released = released_now(standing.running)
    (ahead,) = next_sessions(standing, released, at=WHEN)
    plan = next(iter(own_plans(standing, own_sections(standing))), None)
    found = steps_for(ahead, due_outputs(standing, released, at=WHEN), plan)
    return [(step.text, step.url, step.done) for step in found]


def require(section: Section) -> None:
    section.definition.relevance = {str(section.plan.pair.level): "required"}
    section.definition.save()


def test_empty_sections_and_what_is_owed_are_to_be_done(
    cast: Cast, challenge: Section, released: Any
) -> None:
    require(challenge)
    url = "/udt-test/plans/ghent/"

    assert steps(cast.author) == [
        (
            "Begin the sections that your level asks for and that are empty: 1",
            f"{url}#challenge",
            False,
        ),
        ("Draft plan", url, False),
    ]


def test_what_is_begun_is_done(cast: Cast, challenge: Section, released: Any) -> None:
    require(challenge)
    text = Revision.objects.create(
        section=challenge,
        number=1,
        author=cast.author,
        text="Why?",
        words=1,
        template=challenge.plan.template,
    )
    Section.objects.filter(pk=challenge.pk).update(current=text)

    assert steps(cast.author)[0] == (
        "Every section that your level asks for is begun",
        "/udt-test/plans/ghent/#challenge",
        True,
    )


def test_preparations_come_first_for_everybody(cast: Cast, released: Any) -> None:
    Session.objects.filter(code="presenting").update(preparations="Bring two questions.\n\nRead a plan.")
    release_programme(cast.cohort, by=cast.organiser, at=at(2))

    assert [steps(person) for person in (cast.trainer, cast.author)] == [
        [("Bring two questions.", "", False), ("Read a plan.", "", False)]
    ] * 2
