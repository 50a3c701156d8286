"""Which cities would have nobody in a track."""

from collections.abc import Collection, Iterator, Mapping

from django.utils.translation import gettext as _

from cohorts.enums import Profile
from cohorts.models import CityPair
from programme.domain.warnings.warned import Warned
from programme.enums import SessionKind, WarningKind
from programme.models import Session

MOST_NAMES = 6


def vacancies(cohorts: Collection[int]) -> dict[int, dict[str, list[str]]]:
    """By cohort and profile, the active cities that nobody of that profile sits for."""
    found: dict[int, dict[str, list[str]]] = {}
    rows = CityPair.objects.active().filter(cohort__in=cohorts).with_profiles_held().by_city()
    for cohort, city, *held in rows.values_list("cohort", "city__name", *(f"has_{p}" for p in Profile)):
        for profile, has in zip(Profile, held, strict=True):
            if not has:
                found.setdefault(cohort, {}).setdefault(profile.value, []).append(city)
    return found


def who_is_not_there(session: Session, vacant: Mapping[str, list[str]]) -> Iterator[Warned]:
    """The cities that send nobody to a session of one profile's track; a side event expects nobody."""
    cities = vacant.get(session.track.kind, [])
    if not cities or session.is_pause or session.kind == SessionKind.SIDE_EVENT:
        return
    shown, more = ", ".join(cities[:MOST_NAMES]), len(cities) - MOST_NAMES
    if more > 0:
        shown = _("%(names)s and %(more)d more") % {"names": shown, "more": more}
    profile = str(Profile(session.track.kind).label).lower()
    text = _("Nobody is there for %(cities)s: no %(profile)s seat of theirs is held.")
    facts = (session.track.kind, *cities)
    yield Warned(
        session.code, WarningKind.COVERAGE, text % {"cities": shown, "profile": profile}, "people", facts
    )
