"""Who is told of a programme, and which of its sessions concern each of them."""

import dataclasses
import uuid
from collections import defaultdict

from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.enums import Profile, RoleKind
from cohorts.models import Cohort, Tenure
from programme.enums import TrackKind
from programme.models import ReleasedSession, SessionTrainer

SEES_ALL = frozenset({RoleKind.ORGANISER, RoleKind.OBSERVER})


@dataclasses.dataclass
class Reader:
    """Somebody of an edition: the roles held, the tracks of the own seats, the sessions taught."""

    person: User
    roles: set[str] = dataclasses.field(default_factory=set)
    tracks: set[str] = dataclasses.field(default_factory=lambda: {TrackKind.COMMON})
    teaches: set[uuid.UUID] = dataclasses.field(default_factory=set)
    cities: list[str] = dataclasses.field(default_factory=list)

    def expects(self, session: ReleasedSession) -> bool:
        """An official: the common track and that of the own seat; a trainer: the common one and what is
        taught; organisers and observers: everything."""
        if self.roles & SEES_ALL:
            return True
        return session.track_kind in self.tracks or session.uid in self.teaches

    @property
    def words(self) -> str:
        """Why the person is written to: the roles, then the seats."""
        return ", ".join([*(str(RoleKind(role).label) for role in sorted(self.roles)), *self.cities])


def list_readers(cohort: Cohort) -> list[Reader]:
    """Everybody of the edition now, by name: who has left, or may not sign in, is not among them.

    However many they are, it asks three questions.
    """
    found: dict[int, Reader] = {}
    for role in cohort.roles.current().with_people():
        found.setdefault(role.user_id, Reader(role.user)).roles.add(role.kind)
    for tenure in Tenure.objects.seated_in(cohort):
        reader, seat = found.setdefault(tenure.user_id, Reader(tenure.user)), tenure.seat
        reader.tracks.add(seat.profile)
        said = {"city": seat.pair.city.name, "profile": Profile(seat.profile).label}
        reader.cities.append(_("%(city)s (%(profile)s)") % said)
    taught: dict[int, set[uuid.UUID]] = defaultdict(set)
    for person, uid in SessionTrainer.objects.taught_in(cohort):
        taught[person].add(uid)
    for reader in found.values():
        if RoleKind.TRAINER in reader.roles:
            reader.teaches = taught[reader.person.pk]
    active = [reader for reader in found.values() if reader.person.is_active]
    return sorted(active, key=lambda reader: (reader.person.name, reader.person.pk))
