"""The lattice on the screen is the one on the cover."""

from desk.domain.public.pictures import MOST_PAIRS, newest_picture, picture_of_guide
from guide.domain.lattice import COVER, weave_lattice
from tests.desk.published import Stage
from tests.factories.cohorts import CityFactory, CityPairFactory, CohortFactory


def test_a_guides_picture_is_woven_as_its_cover_is(stage: Stage) -> None:
    printed = weave_lattice("udt-test/1.0", [("ghent", 2), ("oslo", 2)], COVER)

    assert picture_of_guide(stage.build.manifest_sha256) == printed
    assert newest_picture() == printed


def test_it_stays_as_it_was_printed(stage: Stage, django_assert_num_queries) -> None:
    before = picture_of_guide(stage.build.manifest_sha256)
    CityPairFactory(cohort=stage.cast.cohort)

    with django_assert_num_queries(1):
        assert newest_picture() == before


def test_before_the_first_guide_it_is_the_newest_editions(db: None) -> None:
    nobody = newest_picture()
    assert nobody.pairs == 15
    edition = CohortFactory()
    for place in range(2 * MOST_PAIRS):
        CityPairFactory(cohort=edition, city=CityFactory(slug=f"c{place:02}"), level=1)

    assert newest_picture() == weave_lattice(
        "trellis", [(f"c{place:02}", 1) for place in range(0, 2 * MOST_PAIRS, 2)], COVER
    )


def test_a_draft_is_not_drawn(db: None) -> None:
    CityPairFactory(cohort=CohortFactory(state="draft"))

    assert newest_picture().pairs == 15
