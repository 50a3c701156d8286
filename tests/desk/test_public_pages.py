"""What anybody sees: the first page, an edition, help, privacy and accessibility."""

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from cohorts.models import Cohort
from tests.conftest import Cast
from tests.desk.conftest import add_session, at
from tests.desk.published import set_stage
from tests.factories.cohorts import CityFactory, CityPairFactory, CohortFactory


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_home_shows_each_series_with_its_editions(client: Client, cast: Cast) -> None:
    trainings = client.get("/").context["trainings"]

    assert {training.series: training.editions for training in trainings} == {
        cohort.series: [cohort] for cohort in Cohort.objects.all()
    }


def test_home_puts_what_goes_on_before_what_is_over(client: Client, db: None) -> None:
    over = CohortFactory(year=2026, state="closed")
    running = CohortFactory(year=2025, series=over.series)
    older = CohortFactory(year=2024, series=over.series, state="archived")

    (training,) = client.get("/").context["trainings"]
    assert training.editions == [running, over, older]


@pytest.mark.parametrize(("name", "status"), [("organiser", 200), ("author", 404), ("stranger", 404)])
def test_a_draft_is_its_organisers_alone(client: Client, cast: Cast, name: str, status: int) -> None:
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="draft")
    client.force_login(getattr(cast, name))
    listed = [cohort for t in client.get("/").context["trainings"] for cohort in t.editions]

    assert client.get("/udt-test/").status_code == status
    assert (cast.cohort in listed) == (status == 200)


def test_a_draft_is_hidden_from_visitors(client: Client, cast: Cast) -> None:
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="draft")

    assert client.get("/udt-test/").status_code == 404


def test_a_published_guide_stands_on_both_pages(client: Client, cast: Cast, challenge) -> None:
    set_stage(cast, challenge)

    assert [str(guide) for guide in client.get("/").context["guides"]] == ["Guide 1.0"]
    assert str(client.get("/udt-test/").context["edition"]) == "Guide 1.0"
    assert client.get("/other-cohort/").context["edition"] is None


def test_an_edition_counts_its_finished_plans(client: Client, cast: Cast, challenge) -> None:
    assert client.get("/udt-test/").context["plans"] == {"finished": 0, "no_twin": 0}
    set_stage(cast, challenge)
    type(challenge.plan).objects.update(no_twin=True)

    assert client.get("/udt-test/").context["plans"] == {"finished": 1, "no_twin": 1}
    assert "1 finished Action Plan, 1 of them concludes that no twin is needed" in text_of(
        client, "/udt-test/"
    )


def test_an_edition_shows_its_cities_with_their_country(client: Client, cast: Cast) -> None:
    city = CityFactory(name="Athens", local_name="Αθήνα", country="GR", country_name="Greece")
    CityPairFactory(cohort=cast.cohort, city=city)
    CityPairFactory(cohort=cast.cohort, city=CityFactory(name="Gone"), state="withdrawn")
    page = client.get("/udt-test/")

    assert [pair.city.name for pair in page.context["pairs"]] == ["Athens", "Ghent", "Oslo"]
    assert page.context["countries"] == 2
    assert "Αθήνα" in page.content.decode()
    assert "Greece" in page.content.decode()


def test_an_edition_shows_what_all_do_together_as_released(client: Client, cast: Cast, released) -> None:
    add_session(cast.cohort, "unreleased", at(25))
    cast.cohort.sessions.filter(code="clinic").update(kind="parallel")

    codes = [session.code for session in client.get("/udt-test/").context["dates"]]
    assert codes == ["opening", "clinic", "council", "presenting"]


def test_joining_links_are_not_on_public_pages(client: Client, cast: Cast, released) -> None:
    assert "meet.example.org" not in text_of(client, "/udt-test/")
    assert "meet.example.org" not in text_of(client, "/")


@pytest.mark.parametrize("address", ["/help/", "/privacy/", "/accessibility/"])
def test_pages_about_trellis_are_public_and_name_whom_to_write_to(
    client: Client, db: None, settings, address: str
) -> None:
    assert "mailto:" not in text_of(client, address)
    settings.CONTACT = "desk@example.org"

    assert "mailto:desk@example.org" in text_of(client, address)


@pytest.mark.parametrize("address", ["/studio/", "/public/", "/guide/", "/nowhere/"])
def test_reserved_and_unknown_addresses_are_no_cohorts(client: Client, db: None, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("more", [1, 3])
def test_home_asks_the_same_few_questions(
    client: Client, db: None, more: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(more):
        CohortFactory()
    with django_assert_max_num_queries(3):
        client.get("/")


@pytest.mark.parametrize("more", [1, 3])
def test_an_edition_asks_the_same_few_questions(
    client: Client, cast: Cast, more: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(more):
        CityPairFactory(cohort=cast.cohort)
    with django_assert_max_num_queries(8):
        client.get("/udt-test/")
