"""Everybody who is told of a programme now."""

import uuid
from collections import defaultdict

from django.utils.translation import gettext as _

from cohorts.enums import Profile, RoleKind
from cohorts.models import Cohort, Tenure
from programme.domain.readers import Reader
from programme.models import SessionTrainer


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
