"""Each page on plans asks the database as often for ten rows as for one."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from actionplans.domain.figure import add_figure, markdown_for
from actionplans.domain.remark import leave_remark, reply, resolve_thread
from actionplans.models import Plan, Revision, Section, SideDraft
from tests.conftest import Cast
from tests.factories.accounts import UserFactory
from tests.factories.actionplans import PlanFactory, SectionDefinitionFactory, SectionFactory
from tests.factories.cohorts import CityFactory, CityPairFactory, SeatFactory, TenureFactory

GHENT = "/udt-test/plans/ghent/"
Write = Callable[[Section, str, Any], Revision]
SIZES = [1, 3, 10]


def asked(client: Client, address: str) -> int:
    """Questions of a second visit; the first may draw texts and find places, which are then kept."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as captured:
        client.get(address)
    return len(captured)


def grown(client: Client, address: str, add: Callable[[int], None], sizes: list[int] = SIZES) -> set[int]:
    """The different numbers of questions at each size; `add` makes one row more."""
    counts, made = set(), 0
    for size in sizes:
        for number in range(made, size):
            add(number)
        made = size
        counts.add(asked(client, address))
    return counts


def picture(number: int) -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", (number + 1, 3), "red").save(out, "PNG")
    out.seek(0)
    return out


def discuss(section: Section, revision: Revision, cast: Cast) -> None:
    """Two threads on a section, one resolved, each with an answer."""
    for person in (cast.outsider, UserFactory()):
        thread = leave_remark(revision, start=0, end=6, text="Why?", audience="cohort", by=person)
        reply(thread, text="So.", by=cast.partner)
    resolve_thread(thread, outcome="answered", by=cast.author)


def fill(section: Section, number: int, cast: Cast, write: Write) -> None:
    """A text with a figure and remarks that stand on an older revision."""
    figure = add_figure(section, picture(number), alt="A street", by=cast.author)
    first = write(section, f"Streets are hot.\n\n{markdown_for(figure)}\n", cast.author)
    discuss(section, first, cast)
    write(section, f"New.\n\nStreets are hot.\n\n{markdown_for(figure)}\n", cast.partner)


@pytest.fixture
def add_section(cast: Cast, plan: Plan, write: Write) -> Callable[[int], None]:
    plan.sections.all().delete()

    def add(number: int) -> None:
        definition = SectionDefinitionFactory(version=plan.template, code=f"s{number}", order=number + 9)
        fill(SectionFactory(plan=plan, definition=definition, audience="cohort"), number, cast, write)

    return add


@pytest.fixture
def add_plan(cast: Cast, plan: Plan, write: Write) -> Callable[[int], None]:
    definition = plan.template.definitions.get(code="challenge")

    def add(number: int) -> None:
        pair = CityPairFactory(cohort=cast.cohort, city=CityFactory(slug=f"city-of-{number}"))
        TenureFactory(seat=SeatFactory(pair=pair), user=UserFactory())
        other = PlanFactory(pair=pair, template=plan.template)
        fill(SectionFactory(plan=other, definition=definition, audience="cohort"), number, cast, write)

    return add


@pytest.mark.parametrize("name", ["author", "outsider", "trainer", "organiser"])
def test_a_plan_with_many_sections(
    cast: Cast, add_section: Callable[[int], None], sign_in: Callable[..., Client], name: str
) -> None:
    assert len(grown(sign_in(getattr(cast, name)), GHENT, add_section)) == 1


@pytest.mark.parametrize("name", ["author", "outsider", "organiser"])
def test_a_plan_with_many_remarks(
    cast: Cast, challenge: Section, sign_in: Callable[..., Client], write: Write, name: str
) -> None:
    first = write(challenge, "Streets are hot.\n", cast.author)
    write(challenge, "New.\n\nStreets are hot.\n", cast.partner)
    client = sign_in(getattr(cast, name))
    assert len(grown(client, GHENT, lambda _number: discuss(challenge, first, cast))) == 1


@pytest.mark.parametrize("address", ["/udt-test/plans/", "/udt-test/plans/by-section/challenge/"])
@pytest.mark.parametrize("name", ["author", "trainer", "organiser"])
def test_many_plans(
    cast: Cast, add_plan: Callable[[int], None], sign_in: Callable[..., Client], name: str, address: str
) -> None:
    assert len(grown(sign_in(getattr(cast, name)), address, add_plan)) == 1


def test_the_studio_with_many_plans(
    cast: Cast, add_plan: Callable[[int], None], sign_in: Callable[..., Client]
) -> None:
    assert len(grown(sign_in(cast.organiser), "/udt-test/studio/plans/", add_plan)) == 1


def test_the_studio_with_many_pairs_that_wait(cast: Cast, plan: Plan, sign_in: Callable[..., Client]) -> None:
    def add(number: int) -> None:
        CityPairFactory(cohort=cast.cohort, city=CityFactory(slug=f"city-of-{number}"))

    assert len(grown(sign_in(cast.organiser), "/udt-test/studio/plans/", add)) == 1


def test_a_long_history(cast: Cast, challenge: Section, sign_in: Callable[..., Client], write: Write) -> None:
    def add(number: int) -> None:
        write(challenge, f"Text {number}.\n", UserFactory())

    assert len(grown(sign_in(cast.author), f"{GHENT}challenge/history/", add)) == 1


@pytest.mark.parametrize("page", ["edit", "audience"])
def test_a_section_with_many_figures_and_drafts(
    cast: Cast, challenge: Section, sign_in: Callable[..., Client], page: str
) -> None:
    def add(number: int) -> None:
        add_figure(challenge, picture(number), alt="A street", by=cast.author)
        SideDraft.objects.create(section=challenge, author=cast.author, base=number, text="Mine.")

    assert len(grown(sign_in(cast.author), f"{GHENT}challenge/{page}/", add)) == 1


def test_a_text_is_stored_with_seven_questions(plan: Plan, cast: Cast, client: Client) -> None:
    """Section and seat, the two locks, revision, its place, edit id; besides the session and the user."""
    client.force_login(cast.author)
    words = {"SELECT", "INSERT", "UPDATE", "DELETE"}
    counts = []
    for base in (0, 1):
        body = {"text": f"Text {base}", "base": base}
        with CaptureQueriesContext(connection) as captured:
            client.put(
                f"{GHENT}challenge/text", body, "application/json", headers={"Idempotency-Key": str(base)}
            )
        asked_now = [query["sql"].split()[0] for query in captured]
        counts.append(sum(word in words for word in asked_now) - 2)

    assert counts == [7, 7]
