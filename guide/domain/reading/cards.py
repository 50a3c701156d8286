"""An excerpt as lists show it: whose it is, who agreed, who is still asked."""

import dataclasses
import datetime as dt
import itertools
from collections.abc import Iterable

from cohorts.models import Seat
from guide.domain.anonymity import is_anonymised
from guide.domain.excerpt import has_changed_since
from guide.enums import ExcerptState
from guide.models import Consent, Excerpt


@dataclasses.dataclass(frozen=True)
class SeatLine:
    """One seat's part in an excerpt: who sits there now, what the seat said."""

    profile: str
    holder: str
    holder_id: int | None
    agreed_at: dt.datetime | None
    agreed_by: str
    naming: str


@dataclasses.dataclass(frozen=True)
class Card:
    """An excerpt with its standing."""

    excerpt: Excerpt
    seats: list[SeatLine]
    anonymised: bool
    changed: bool

    @property
    def is_open(self) -> bool:
        """Seats are asked for their consent now."""
        return bool(self.excerpt.state == ExcerptState.PROPOSED)

    def asks(self, user_id: int | None) -> bool:
        """Whether this person sits in a seat that has not agreed yet, or whose yes must be confirmed."""
        mine = [seat for seat in self.seats if seat.holder_id == user_id]
        return self.is_open and bool(mine) and (self.waits_for_nobody or not all(s.agreed_at for s in mine))

    @property
    def waits_for_nobody(self) -> bool:
        return all(seat.agreed_at for seat in self.seats if seat.holder)


@dataclasses.dataclass(frozen=True)
class CityCards:
    """A city's excerpts in a list of all."""

    city: str
    cards: list[Card]

    @property
    def to_approve(self) -> int:
        """How many every seat has agreed to, and no organiser approved."""
        return sum(card.excerpt.state == ExcerptState.AGREED for card in self.cards)


def by_city(cards: Iterable[Card]) -> list[CityCards]:
    """The cards under their cities, by name; a city's own in the order they came."""
    ordered = sorted(cards, key=_city)
    return [CityCards(city, list(group)) for city, group in itertools.groupby(ordered, _city)]


def card_of(excerpt: Excerpt) -> Card:
    """The card of one excerpt; have it read `with_consents`."""
    standing = {c.seat_id: c for c in excerpt.consents.all() if c.withdrawn_at is None}
    seats = sorted(excerpt.pair.seats.all(), key=lambda seat: seat.number)
    lines = [_line(seat, standing.get(seat.pk)) for seat in seats]
    return Card(excerpt, lines, is_anonymised(excerpt), has_changed_since(excerpt))


def cards_of(excerpts: Iterable[Excerpt]) -> list[Card]:
    """Their cards, in the same order."""
    return [card_of(excerpt) for excerpt in excerpts]


def _city(card: Card) -> str:
    return str(card.excerpt.pair.city.name)


def _line(seat: Seat, consent: Consent | None) -> SeatLine:
    tenure = next((each for each in seat.tenures.all() if each.ended_at is None), None)
    return SeatLine(
        profile=seat.profile,
        holder=str(tenure.user) if tenure else "",
        holder_id=tenure.user_id if tenure else None,
        agreed_at=consent.given_at if consent else None,
        agreed_by=str(consent.tenure.user) if consent else "",
        naming=consent.get_naming_display() if consent else "",
    )
