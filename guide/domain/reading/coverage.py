"""Who is quoted where: each city by each chapter, and who is not quoted yet."""

import dataclasses

from cohorts.models import Cohort
from guide.domain.reading.cards import Card
from guide.domain.reading.editions import GONE, DeskChapter


@dataclasses.dataclass(frozen=True)
class CityLine:
    """One city: what is quoted of it, chapter by chapter."""

    city: str
    places: list[list[Card]]

    @property
    def times(self) -> int:
        return sum(map(len, self.places))


@dataclasses.dataclass(frozen=True)
class Coverage:
    """The cities that are quoted, and those that take part and are not."""

    quoted: list[CityLine]
    missing: list[str]

    @property
    def cities(self) -> int:
        return len(self.quoted) + len(self.missing)


def coverage(cohort: Cohort, chapters: list[DeskChapter]) -> Coverage:
    """The cities that take part, by name; what a city has taken back does not count."""
    pairs = cohort.pairs.taking_part().select_related("city").order_by("city__name")
    lines = [
        CityLine(pair.city.name, [_said_by(pair.city_id, chapter) for chapter in chapters]) for pair in pairs
    ]
    return Coverage([line for line in lines if line.times], [line.city for line in lines if not line.times])


def _said_by(city: int, chapter: DeskChapter) -> list[Card]:
    return [
        card for card in chapter.cards if card.excerpt.pair.city_id == city and card.excerpt.state not in GONE
    ]
