"""Who organises, teaches or observes a cohort, and until when."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused, record
from accounts.models import User
from cohorts.enums import RoleKind
from cohorts.models import Cohort, Role


@transaction.atomic
def give_role(
    cohort: Cohort,
    user: User,
    kind: str,
    *,
    organisation: str = "",
    by: User | None,
    at: dt.datetime | None = None,
) -> Role:
    """Give a person a role from now on; one already held stays as it is, once.

    Raises ValidationError for a kind of role that there is not.
    """
    at = at or timezone.now()
    role = Role(cohort=cohort, user=user, kind=kind, organisation=organisation, started_at=at)
    role.full_clean(validate_constraints=False)
    try:
        with transaction.atomic():
            role.save()
    except IntegrityError:
        held: Role = cohort.roles.current().get(user=user, kind=kind)
        return held
    record(cohort, verb="role given", by=by, at=at, note=f"{kind}, role {role.pk}")
    return role


@transaction.atomic
def end_role(role: Role, *, by: User | None, at: dt.datetime | None = None) -> None:
    """End a role; what the person did stays.

    Raises Refused for one that has ended, and for the last organiser: a cohort that nobody
    organises could never be reached again.
    """
    at = at or timezone.now()
    cohort = Cohort.objects.select_for_update().get(pk=role.cohort_id)
    if role.kind == RoleKind.ORGANISER and _is_last(role):
        raise Refused(_("This is the only organiser. Give the role to somebody else first."))
    if not Role.objects.filter(pk=role.pk, ended_at=None).update(ended_at=max(at, role.started_at)):
        raise Refused(_("This role has ended already."))
    record(cohort, verb="role ended", by=by, at=at, note=f"{role.kind}, role {role.pk}")


def _is_last(role: Role) -> bool:
    others = Role.objects.current().of_kind(role.kind).filter(cohort=role.cohort_id)
    return not others.exclude(pk=role.pk).exists()
