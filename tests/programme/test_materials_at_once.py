"""Several people who give something out at the same moment."""

import pytest

from programme.domain.supplies.versions import add_version
from programme.models import Material, Session
from tests.at_once import at_once
from tests.conftest import Cast
from tests.factories.programme import SessionFactory
from tests.programme.supplying import given, sent

pytestmark = pytest.mark.django_db(transaction=True)


def test_versions_keep_their_numbers_without_a_gap(cast: Cast) -> None:
    material = given(SessionFactory(cohort=cast.cohort), cast.organiser)
    at_once(*[lambda: add_version(material, upload=sent(), by=cast.trainer)] * 4)

    numbers = material.versions.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3, 4, 5]


def test_materials_stand_one_after_the_other(cast: Cast) -> None:
    session: Session = SessionFactory(cohort=cast.cohort)
    at_once(*[lambda: given(session, cast.organiser)] * 3)

    assert list(Material.objects.values_list("order", flat=True)) == [1, 2, 3]
