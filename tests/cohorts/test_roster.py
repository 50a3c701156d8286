"""Who sits where, as lists print it, and what an organiser may do from the list of cities."""

import re

from cohorts.domain.roster import Place, roster_of
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
    assert ghent.places == [
        Place("policy", "Policy", "Author", "author@example.org"),
        Place("technical", "Technical", "Partner", "partner@example.org"),
    ]
    assert [(place.profile, place.name) for place in oslo.places] == [
        ("policy", "Outsider"),
        ("technical", ""),
    ]
    assert [place.name for place in oslo.seated] == ["Outsider"]
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
