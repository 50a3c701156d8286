"""A person's own calendar: at which secret address it is, and what stands in it."""

from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.models import User
from cohorts.enums import RoleKind
from cohorts.models import CityPair, Cohort, Role, Seat
from programme.domain.exports.calendar import Told
from programme.domain.readers import SEES_ALL, Reader
from programme.models import Feed, Release, ReleasedSession, SessionTrainer

SALT = "programme.feed"
LENGTH = 40


def token_of(person: User) -> str:
    """What the address of the person's calendar ends with; it stays until it is renewed.

    It is made from the key of the installation: whoever reads the database alone can't make it.
    """
    return f"{person.pk}-{_seal(person)}"


def renew_token(person: User) -> str:
    """Another address; the old one leads nowhere from now on."""
    Feed.objects.get_or_create(person=person)
    Feed.objects.filter(person=person).update(renewals=F("renewals") + 1)
    return token_of(person)


def person_of(token: str) -> User | None:
    """Whose address it is; nobody's, if it was renewed, made up, or its person may not sign in."""
    pk, _dash, seal = token.partition("-")
    if not (pk.isascii() and pk.isdecimal() and len(pk) < LENGTH // 2):
        return None
    person = User.objects.filter(pk=int(pk), is_active=True).first()
    return person if person and constant_time_compare(seal, _seal(person)) else None


def expected_of(person: User) -> list[Told]:
    """The newest release of each edition one takes part in, with what one is expected at.

    Which sessions those are, Reader says. Who has left finds nothing.
    """
    roles: dict[Cohort, set[str]] = {}
    for role in Role.objects.held_by(person).select_related("cohort"):
        roles.setdefault(role.cohort, set()).add(role.kind)
    for pair in CityPair.objects.active().seating(person).select_related("cohort"):
        roles.setdefault(pair.cohort, set())
    told = []
    for cohort in sorted(roles, key=lambda each: (each.year, each.pk)):
        if release := cohort.releases.newest_first().first():
            release.cohort = cohort
            told.append((release, _expected(person, release, roles[cohort])))
    return told


def _expected(person: User, release: Release, roles: set[str]) -> list[ReleasedSession]:
    reader = Reader(person, roles)
    if not roles & SEES_ALL:
        reader.tracks.update(Seat.objects.profiles_held_by(person, cohort=release.cohort))
        teaching = SessionTrainer.objects.teaching(person) if RoleKind.TRAINER in roles else None
        if teaching is not None:
            reader.teaches = set(teaching.values_list("session__slot__uid", flat=True))
    return [copy for copy in release.sessions.all() if reader.expects(copy)]


def _seal(person: User) -> str:
    renewals = sum(Feed.objects.filter(person=person).values_list("renewals", flat=True))
    return salted_hmac(SALT, f"{person.pk}:{renewals}", algorithm="sha256").hexdigest()[:LENGTH]
