"""Who sits where, as lists print it, and what an organiser may do from the list of cities."""

import re

import pytest

from cohorts.domain.roster import Place, letters_of, roster_of
from cohorts.models import CityPair
from tests.factories.cohorts import CityFactory, CityPairFactory, SeatFactory, TenureFactory


def test_a_line_says_who_sits_now(cast):
    """Ghent has both its officials; of Oslo one left long ago and one is seated."""
    ghent, oslo = roster_of(CityPair.objects.filter(pk__in=[cast.ghent.pk, cast.oslo.pk]))

    assert (ghent.city, ghent.slug, ghent.state, ghent.state_word, ghent.level) == (
        "Ghent",
        "ghent",
        "active",
        "Active",
        2,
    )
    one, two = cast.ghent.current_tenures()
    assert ghent.places == [
        Place("policy", "Policy", "Author", "author@example.org", one.seat_id, one.pk, one.started_at),
        Place(
            "technical", "Technical", "Partner", "partner@example.org", two.seat_id, two.pk, two.started_at
        ),
    ]
    assert [(place.profile, place.name) for place in oslo.places] == [
        ("policy", "Outsider"),
        ("technical", ""),
    ]
    assert [place.name for place in oslo.seated] == ["Outsider"]
    assert [(place.profile, place.tenure, place.since) for place in oslo.free] == [("technical", None, None)]
    assert (ghent.oddities, oslo.oddities) == ([], ["One person only"])


def test_lines_find_odd_what_the_pairs_find_odd(db):
    one, both = CityPairFactory(), CityPairFactory(state="invited")
    TenureFactory(seat=SeatFactory(pair=one, number=1))
    for number in (1, 2):
        TenureFactory(seat=SeatFactory(pair=both, number=number, profile="policy"))
    CityPairFactory()
    pairs = CityPair.objects.all()

    assert [line.oddities for line in roster_of(pairs)] == [pair.oddities() for pair in pairs.by_city()]


def test_who_has_no_name_is_called_by_the_address(db):
    TenureFactory(seat=SeatFactory(), user__name="", user__email="ada@example.org")

    (line,) = roster_of(CityPair.objects.all())

    assert [place.name for place in line.seated] == ["ada@example.org"]


def test_a_withdrawn_pair_is_not_found_odd(db):
    CityPairFactory(state="withdrawn")

    (line,) = roster_of(CityPair.objects.all())

    assert (line.oddities, line.places) == ([], [])


def test_each_state_offers_its_moves(cast, organiser):
    for name, state in (("Aarhus", "invited"), ("Zagreb", "withdrawn")):
        CityPairFactory(cohort=cast.cohort, city=CityFactory(name=name, slug=name.lower()), state=state)

    page = organiser.get("/udt-test/studio/cities/").content.decode()

    assert re.findall(r'formaction="/udt-test/studio/cities/pairs/([^"]+)"', page) == [
        "aarhus/activate/",
        "aarhus/withdraw/",
        "ghent/withdraw/",
        "oslo/withdraw/",
        "zagreb/return/",
    ]


def test_a_city_stands_where_one_looks_for_it(db):
    for number, name in enumerate(
        ["Łódź", "Zagreb", "Århus", "Lyon", "Aachen", "'s-Hertogenbosch", "٣", "8th City", "!"]
    ):
        CityPairFactory(city=CityFactory(name=name, slug=f"city-{number}"))

    lines = roster_of(CityPair.objects.all())

    assert [(line.letter, line.city) for line in lines] == [
        ("A", "Aachen"),
        ("A", "Århus"),
        ("L", "Łódź"),
        ("L", "Lyon"),
        ("S", "'s-Hertogenbosch"),
        ("Z", "Zagreb"),
        ("*", "!"),
        ("*", "8th City"),
        ("*", "٣"),
    ]
    assert letters_of(lines) == []
    assert letters_of(lines * 3) == ["A", "L", "S", "Z", "*"]


@pytest.mark.parametrize("address", ["people/", "studio/people/", "studio/cities/"])
def test_a_long_list_is_reached_by_letters(cast, organiser, address):
    """Each letter leads to the first city under it, and there is one place for each."""
    for number in range(20):
        city = CityFactory(name=f"{'ABÄ'[number % 3]}-{number}", slug=f"city-{number}")
        SeatFactory(pair=CityPairFactory(cohort=cast.cohort, city=city))

    page = organiser.get(f"/udt-test/{address}").content.decode()

    assert re.findall(r'href="#at-(.)"', page) == ["A", "B", "G", "O"]
    assert re.findall(r'id="at-(.)"', page) == ["A", "B", "G", "O"]


def test_the_free_seats_of_many_stand_first(cast, organiser):
    for number in range(20):
        pair = CityPairFactory(cohort=cast.cohort, city=CityFactory(name=f"A{number}", slug=f"city-{number}"))
        if number:
            TenureFactory(seat=SeatFactory(pair=pair))
    free = SeatFactory(pair__city__name="Free", pair__cohort=cast.cohort)

    page = organiser.get("/udt-test/studio/people/").content.decode()
    first = re.search(r'<ul class="free-seats">(.*?)</ul>', page, re.DOTALL)

    assert first
    assert re.findall(r"/seats/(\d+)/", first[1]) == [
        str(free.pk),
        str(cast.oslo.seats.get(profile="technical").pk),
    ]
