"""Learning units of an outside catalogue, and which of them a session builds on."""

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from programme.domain.storing import record
from programme.models import LearningUnit, Session, SessionUnit

CATALOGUE = Path(__file__).with_name("learning_units.json")
FACTS = ("title", "framework", "module", "level", "loop", "link")


def load_units() -> int:
    """Every unit of the catalogue that comes with Trellis, added or brought up to date; how many.

    A unit that the catalogue no longer names stays: sessions may build on it.
    """
    units = json.loads(CATALOGUE.read_text(encoding="utf-8"))["units"]
    LearningUnit.objects.bulk_create(
        [LearningUnit(**unit) for unit in units],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=FACTS,
    )
    return len(units)


@transaction.atomic
def choose_units(
    session: Session, units: Iterable[LearningUnit], *, by: User, at: dt.datetime | None = None
) -> bool:
    """One prepares for the session with exactly these; answers whether that is a change."""
    Session.objects.select_for_update().get(pk=session.pk)
    before = set(session.units.values_list("unit", flat=True))
    chosen = {unit.pk: unit for unit in units}
    if before == set(chosen):
        return False
    session.units.exclude(unit__in=chosen).delete()
    fresh = [SessionUnit(session=session, unit=unit) for pk, unit in chosen.items() if pk not in before]
    SessionUnit.objects.bulk_create(fresh)
    note = ", ".join(sorted(unit.code for unit in chosen.values()))
    record(session.cohort, "set learning units", by=by, at=at or timezone.now(), session=session, note=note)
    return True
