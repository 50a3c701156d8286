"""What anybody sees: the first page, an edition, help, privacy and accessibility."""

import re

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from cohorts.models import Cohort
from desk.domain.public.pictures import picture_of_guide
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


def test_the_first_page_speaks_of_the_newest_edition_that_goes_on(client: Client, db: None) -> None:
    assert client.get("/").context["shown"] is None
    older = CityPairFactory(cohort__year=2024).cohort
    chosen = CohortFactory(year=2026, state="selecting")
    over = CohortFactory(year=2027, state="closed")
    CohortFactory(year=2028, state="draft")
    assert client.get("/").context["shown"].cohort == older
    Cohort.objects.filter(pk=older.pk).update(state="archived")
    assert client.get("/").context["shown"].cohort == chosen
    chosen.delete()

    assert client.get("/").context["shown"].cohort == older
    older.pairs.all().delete()
    assert client.get("/").context["shown"].cohort == over


@pytest.mark.usefixtures("released")
def test_the_first_page_speaks_of_dates_before_promises(client: Client, cast: Cast) -> None:
    """A newer edition with a city and no programme yet waits behind the one whose dates are out."""
    CityPairFactory(cohort__year=2029)

    assert client.get("/").context["shown"].cohort == cast.cohort


@pytest.mark.usefixtures("stage")
def test_no_link_leads_to_what_is_not_there(client: Client, db: None) -> None:
    CohortFactory(slug="bare")
    page = text_of(client, "/")
    links = re.findall(r'href="/([^/]+)/(programme|guide)/"', page[page.index('class="edition-rows"') :])

    assert links == [("udt-test", "programme"), ("udt-test", "guide")]


def test_a_published_guide_stands_on_both_pages(client: Client, cast: Cast, challenge) -> None:
    stage = set_stage(cast, challenge)
    printed = picture_of_guide(stage.build.manifest_sha256)

    for address in ("/", "/udt-test/"):
        came = client.get(address).context["came"]
        assert (str(came.guide), came.picture) == ("Guide 1.0", printed)
    assert client.get("/other-cohort/").context["came"].guide is None


def test_figures_are_told_once_a_plan_is_handed_in(client: Client, cast: Cast, challenge) -> None:
    assert '<dl class="counts">' not in text_of(client, "/udt-test/")
    set_stage(cast, challenge)
    type(challenge.plan).objects.update(no_twin=True)

    assert (
        "<dt>Action Plan handed in</dt><dd>1</dd></div>"
        " <div><dt>of them concludes that no twin is needed</dt><dd>1</dd></div> </dl>"
    ) in text_of(client, "/udt-test/")


def test_an_edition_shows_its_cities_with_their_country(client: Client, cast: Cast) -> None:
    city = CityFactory(
        name="Athens",
        local_name="Αθήνα",
        country="GR",
        country_name="Greece",
        latitude=37.98,
        longitude=23.73,
    )
    CityPairFactory(cohort=cast.cohort, city=city)
    CityPairFactory(cohort=cast.cohort, city=CityFactory(name="Gone"), state="withdrawn")
    page = client.get("/udt-test/")
    shown = page.context["shown"]

    assert [pair.city.name for pair in shown.pairs] == ["Athens", "Ghent", "Oslo"]
    assert [(country, [city.name for city in cities]) for country, cities in shown.countries] == [
        ("BE", ["Ghent", "Oslo"]),
        ("Greece", ["Athens"]),
    ]
    assert ([dot.name for dot in shown.map.dots], shown.map.elsewhere) == (["Athens"], ["Ghent", "Oslo"])
    assert "3 cities take part in Urban Digital Twins 2024." in text_of(client, "/udt-test/")
    assert "Beyond this map: Ghent, Oslo." in text_of(client, "/udt-test/")
    assert "Αθήνα" in page.content.decode()
    assert "Greece" in page.content.decode()


def test_an_edition_shows_its_year_as_released(client: Client, cast: Cast, released) -> None:
    add_session(cast.cohort, "unreleased", at(25))

    ribbon = client.get("/udt-test/").context["shown"].ribbon
    codes = [[s.code for s in named.stop.sessions] for named in ribbon.named if named.stop]
    assert codes == [["opening"], ["clinic", "council"], ["presenting"]]
    assert client.get("/other-cohort/").context["shown"].ribbon is None


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("open", "Cities can apply now"),
        ("selecting", "The call is closed, the cities are being chosen"),
        ("running", "Under way"),
        ("closed", "Over; what came of it stays here"),
        ("archived", "Over; what came of it stays here"),
    ],
)
def test_a_state_is_said_in_words_for_strangers(client: Client, db: None, state: str, words: str) -> None:
    CohortFactory(slug="udt", state=state)

    assert f'<p class="over">{words}</p>' in text_of(client, "/udt/")
    assert ("one person who works with the city’s data" in text_of(client, "/udt/")) == (state == "open")


def test_the_year_is_said_once(client: Client, cast: Cast) -> None:
    CohortFactory(slug="udt-2031", year=2031)

    assert ">Urban Digital Twins 2024</h1>" in text_of(client, "/udt-test/")
    assert ">Urban Digital Twins 2031</h1>" in text_of(client, "/udt-2031/")


@pytest.mark.once
def test_pages_hold_sixty_cities_with_long_names(client: Client, db: None) -> None:
    edition = CohortFactory(slug="crowd", title="Zwillinge " * 19 + "und mehr", summary="Many words. " * 100)
    for place in range(60):
        city = CityFactory(
            name=f"{place} " + "Llanfair" * 14,
            country=f"{place % 26 + 65:c}X",
            latitude=40 + place / 4,
            longitude=place / 3,
        )
        CityPairFactory(cohort=edition, city=city)

    for address in ("/", "/crowd/"):
        page = client.get(address)
        assert page.status_code == 200
        assert (len(page.context["shown"].map.dots), page.context["shown"].map.names) == (60, [])
        assert page.content.decode().count('<span class="city">') == 60


def test_the_first_page_says_how_to_take_part(client: Client, db: None) -> None:
    running = CohortFactory()
    running.organisations.create(name="Eurocities", url="https://eurocities.example/")
    asked = "No call is open now. Until one opens, the organisers answer your questions:"
    assert f'{asked} <a href="https://eurocities.example/">Eurocities</a>.' in text_of(client, "/")
    call = CohortFactory(slug="next", year=2031, state="open")

    assert client.get("/").context["open"] == call
    assert "How to apply to Urban Digital Twins 2031</a>" in text_of(client, "/")


def test_an_installation_of_today_says_what_will_be_here(client: Client, db: None) -> None:
    page = text_of(client, "/")

    assert "No training has opened yet." in page
    assert 'class="woven hero-art"' in page
    assert "Organisers: sign in and begin one." in page


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
        CityPairFactory()
    with django_assert_max_num_queries(9):
        client.get("/")


@pytest.mark.parametrize("more", [1, 3])
def test_an_edition_asks_the_same_few_questions(
    client: Client, cast: Cast, more: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(more):
        CityPairFactory(cohort=cast.cohort)
    with django_assert_max_num_queries(10):
        client.get("/udt-test/")
