"""Which sessions of a programme concern somebody, and why."""

import dataclasses
import uuid

from accounts.models import User
from cohorts.enums import RoleKind
from programme.enums import TrackKind
from programme.models import ReleasedSession

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
