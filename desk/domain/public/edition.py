"""What a passer-by is shown of one edition: who takes part and where, the year, what came of it."""

import dataclasses
import datetime as dt

from django.utils import timezone

from cohorts.domain.alphabet import filed
from cohorts.models import City, CityPair, Cohort, Organisation
from desk.domain.own.ahead import released_now
from desk.domain.public.city_map import CityMap, draw_map
from desk.domain.public.hosting import published_guides
from desk.domain.public.outcomes import Outcomes, outcomes_of
from desk.domain.public.pictures import picture_of_guide
from guide.domain.lattice import Lattice
from guide.models import Edition
from programme.domain.ribbon import Ribbon, draw_ribbon


@dataclasses.dataclass(frozen=True)
class Shown:
    """An edition with its cities, their map (if any of them is on it) and its year (if it has dates)."""

    cohort: Cohort
    pairs: list[CityPair]
    organisations: list[Organisation]
    map: CityMap | None
    ribbon: Ribbon | None

    @property
    def countries(self) -> list[tuple[str, list[City]]]:
        """Its countries by name (by its two letters where none is noted), each with its cities."""
        found: dict[str, list[City]] = {}
        for pair in self.pairs:
            found.setdefault(pair.city.country, []).append(pair.city)
        named = [
            (next((city.country_name for city in cities if city.country_name), country), cities)
            for country, cities in found.items()
        ]
        return sorted(named, key=lambda country: filed(country[0]))


@dataclasses.dataclass(frozen=True)
class Came:
    """What came of an edition: its newest guide with the picture on its cover, if it has one, and figures."""

    cohort: Cohort
    guide: Edition | None
    picture: Lattice | None
    outcomes: Outcomes


def show_edition(cohort: Cohort, *, at: dt.datetime | None = None) -> Shown:
    """The edition as it stands at `at`: the dates as last released, the cities that have not withdrawn."""
    pairs = list(cohort.pairs.taking_part().select_related("city").by_city())
    return Shown(
        cohort=cohort,
        pairs=pairs,
        organisations=list(cohort.organisations.all()),
        map=draw_map((pair.city for pair in pairs), cohort.host_city),
        ribbon=draw_ribbon(released_now([cohort]), at=at or timezone.now()),
    )


def what_came(cohort: Cohort, guides: list[Edition] | None = None) -> Came:
    """What came of this edition so far; `guides` where the published ones are known already, newest first."""
    known = published_guides(cohort) if guides is None else guides
    guide = next((each for each in known if each.cohort_id == cohort.pk), None)
    picture = picture_of_guide(guide.publication.build.manifest_sha256) if guide else None
    return Came(cohort, guide, picture, outcomes_of(cohort))
