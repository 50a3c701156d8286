"""Who sits where, as lines to print: two questions and no models, however many cities there are."""

import dataclasses
import datetime as dt
from collections import defaultdict

from accounts.models.user import called
from cohorts.domain.alphabet import NONE, filed, initial
from cohorts.enums import PairState, Profile
from cohorts.models import Seat
from cohorts.models.pair import what_is_odd
from cohorts.querysets import CityPairQuerySet

# So many are taken in at a glance, or with one movement of a thumb.
FEW = 20


@dataclasses.dataclass(frozen=True)
class Place:
    """A seat, and who sits there now; nobody where the name is empty."""

    profile: str
    word: str
    name: str
    email: str
    seat: int = 0
    tenure: int | None = None
    since: dt.datetime | None = None


@dataclasses.dataclass(frozen=True)
class Line:
    """A city pair as a list shows it."""

    slug: str
    city: str
    state: str
    state_word: str
    level: int
    themes: str
    languages: str
    places: list[Place]

    @property
    def letter(self) -> str:
        """Under which one looks for the city."""
        return initial(self.city)

    @property
    def free(self) -> list[Place]:
        return [place for place in self.places if not place.name]

    @property
    def seated(self) -> list[Place]:
        return [place for place in self.places if place.name]

    @property
    def oddities(self) -> list[str]:
        """As of the pair itself; what has withdrawn is not looked at."""
        if self.state == PairState.WITHDRAWN:
            return []
        return what_is_odd([place.profile for place in self.places], len(self.seated))


def roster_of(pairs: CityPairQuerySet) -> list[Line]:
    """The pairs by city, each with its seats by number and who sits there now."""
    places = places_of(pairs)
    words = {state.value: str(state.label) for state in PairState}
    shown = ("city__slug", "city__name", "state", "level", "themes", "languages")
    lines = [
        Line(slug, city, state, words[state], level, themes, languages, places[pk])
        for pk, slug, city, state, level, themes, languages in pairs.by_city().values_list("pk", *shown)
    ]
    return sorted(lines, key=lambda line: (line.letter == NONE, filed(line.city)))


def letters_of(lines: list[Line]) -> list[str]:
    """The letters to jump to in a long list, in its order; none where the list is short."""
    return list(dict.fromkeys(line.letter for line in lines)) if len(lines) > FEW else []


def places_of(pairs: CityPairQuerySet) -> dict[int, list[Place]]:
    """By pair, its seats by number."""
    words = {profile.value: str(profile.label) for profile in Profile}
    found: dict[int, list[Place]] = defaultdict(list)
    shown = ("pair", "profile", "holding__user__name", "holding__user__email")
    more = ("pk", "holding__pk", "holding__started_at")
    seats = Seat.objects.of_pairs(pairs).with_holder().values_list(*shown, *more)
    for pair, profile, name, email, *rest in seats:
        who = called(name or "", email or "")
        found[pair].append(Place(profile, words[profile], who, email or "", *rest))
    return found
