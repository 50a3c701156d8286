"""What the members see of each other."""

import pytest

from cohorts.domain.pairs import withdraw_pair

PAGE = "/udt-test/people/"
ADDRESSES = ["author", "partner", "outsider", "trainer", "observer", "organiser"]


def test_members_see_names_cities_and_profiles(cast, sign_in):
    page = " ".join(sign_in(cast.outsider).get(PAGE).content.decode().split())

    policy, technical = (
        f'<span class="seat seat--{name.lower()}">{name}</span>' for name in ("Policy", "Technical")
    )
    assert f"<h3>Ghent</h3><p>{policy} Author</p><p>{technical} Partner</p>" in page
    assert f"<h3>Oslo</h3><p>{policy} Outsider</p></li>" in page
    assert '<h3>Trainer</h3> <ul class="plain-list"> <li>Trainer </li> </ul>' in page


@pytest.mark.parametrize("name", ["author", "outsider", "trainer", "observer"])
def test_addresses_are_the_organisers_alone(cast, sign_in, name):
    page = sign_in(getattr(cast, name)).get(PAGE).content.decode()

    assert page.count("@example.org") == 0


def test_organisers_see_the_addresses(cast, organiser):
    page = organiser.get(PAGE).content.decode()

    assert [name for name in ADDRESSES if f">{name}@example.org</a>" not in page] == []


def test_who_left_is_not_shown(cast, organiser):
    withdraw_pair(cast.oslo, by=None)

    page = organiser.get(PAGE).content.decode()

    assert [word for word in ("Former", "Oslo", "Outsider", "Stranger", "Turin") if word in page] == []
