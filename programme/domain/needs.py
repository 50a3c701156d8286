"""What a session needs of other sessions before it can do its work."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from programme.domain.storing import hold_programme, record
from programme.domain.warnings.warned import brief
from programme.models import Need, Output, Session

Needed = dict[int, set[int]]


@transaction.atomic
def set_needs(
    session: Session, outputs: Iterable[Output], *, by: User, at: dt.datetime | None = None
) -> bool:
    """The session needs exactly these first; answers whether that is a change.

    A session never waits for itself, not by way of others either: raises ValidationError with the
    way round. An output of a later session is no mistake, for dates move; the readiness page says it.
    """
    hold_programme(session.cohort)
    wanted = {output.pk: output for output in outputs}
    known = set(session.needs.values_list("output", flat=True))
    _check(session, wanted.values())
    if known == set(wanted):
        return False
    session.needs.exclude(output__in=wanted).delete()
    Need.objects.bulk_create(Need(session=session, output=wanted[pk]) for pk in set(wanted) - known)
    note = ", ".join(str(pk) for pk in sorted(wanted))
    record(session.cohort, "set needs", by=by, at=at or timezone.now(), session=session, note=note)
    return True


def find_way(needed: Needed, start: int, goal: int) -> list[int]:
    """Over which sessions, each needing the next, `start` waits for `goal`; empty where it does not."""
    ways, seen = [[start]], {start}
    while ways:
        way = ways.pop(0)
        if way[-1] == goal:
            return way
        for after in sorted(needed.get(way[-1], set()) - seen):
            seen.add(after)
            ways.append([*way, after])
    return []


def _check(session: Session, outputs: Iterable[Output]) -> None:
    needed: Needed = defaultdict(set)
    for one, other in Need.objects.of_cohort(session.cohort).values_list("session", "output__session"):
        needed[one].add(other)
    for output in outputs:
        if output.session.cohort_id != session.cohort_id:
            raise ValidationError({"outputs": _("It belongs to another cohort.")})
        if way := find_way(needed, output.session_id, session.pk):
            raise ValidationError({"outputs": _round(session, output, way)})


def _round(session: Session, output: Output, way: list[int]) -> str:
    if len(way) == 1:
        return _("“%s” comes out of this very session; it cannot be there first.") % output.title
    titles = {each.pk: brief(each) for each in Session.objects.filter(pk__in=way)}
    words = {"output": output.title, "way": " → ".join(titles[pk] for pk in way)}
    return _("“%(output)s” would close a circle, in which each waits for the next: %(way)s.") % words
