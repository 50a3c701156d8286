"""The map of an edition: a dot for each city, a ring for the host, names where there is room."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cohorts.models import City
from desk.domain.public.lettering import Dot, Lettering, Name, place_names
from desk.domain.public.projection import place_on_sheet

# As the stylesheet sets them: on a screen, and where the sheet is as narrow as a phone.
BROAD = Lettering(size=17, most=30, dot=9)
FEW = Lettering(size=28, most=8, dot=12)


@dataclass(frozen=True)
class CityMap:
    """A map ready to be drawn; `elsewhere` are the cities that are not on its sheet."""

    dots: list[Dot]
    host: Dot | None
    names: list[Name]
    few: list[Name]
    elsewhere: list[str]


def draw_map(cities: Iterable[City], host: City | None = None) -> CityMap | None:
    """The map of these cities and their host; None if none of the cities is on its sheet."""
    guests = [city for city in cities if host is None or city.pk != host.pk]
    found = [(city, _dot(city)) for city in guests]
    dots = [dot for _city, dot in found if dot]
    ring = _dot(host) if host else None
    if not dots:
        return None
    named = [*([_as_host(ring)] if ring else []), *dots]
    return CityMap(
        dots=dots,
        host=ring,
        names=place_names(named, BROAD),
        few=place_names(named, FEW),
        elsewhere=[city.name for city, dot in found if dot is None],
    )


def _dot(city: City) -> Dot | None:
    if city.latitude is None or city.longitude is None:
        return None
    point = place_on_sheet(city.latitude, city.longitude)
    return Dot(city.name, *point) if point else None


def _as_host(ring: Dot) -> Dot:
    return Dot(_("%(city)s, host") % {"city": ring.name}, ring.x, ring.y)
