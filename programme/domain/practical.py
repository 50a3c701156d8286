"""What one must know to come to a phase: written by organisers, read by whom it concerns."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused
from accounts.models import User
from cohorts.models import Cohort
from programme.domain.storing import as_note, hold_programme, record, store
from programme.models import Phase, Practical

PUBLIC = ("venue", "address", "arrival", "access", "meals", "contacts")


@transaction.atomic
def change_practical(
    phase: Phase, *, version: int, by: User | None, at: dt.datetime | None = None, **words: str
) -> list[str]:
    """The phase's practical information as written; answers which fields differ.

    `version` is the one that was edited, 0 where nothing was written yet. Released sessions stay as
    they are: the words are joined where they are read, so a new way there needs no release.
    Raises Refused when somebody else wrote meanwhile, and then stores nothing.
    """
    at = at or timezone.now()
    hold_programme(phase.cohort)
    practical = written_for(phase)
    changed = [name for name, value in words.items() if getattr(practical, name) != value]
    if practical.version != version:
        raise Refused(stale())
    if not changed:
        return []
    if practical.pk and not Practical.objects.claim(practical, version):
        raise Refused(stale())
    for name in changed:
        setattr(practical, name, words[name])
    practical.version, practical.changed_at = version + 1, at
    store(practical)
    note = f"{phase.code}: {as_note(changed)}"
    record(phase.cohort, "changed practical information", by=by, at=at, note=note)
    return changed


def stale() -> str:
    """What is said to whoever wrote on something old."""
    return _("Somebody else changed this meanwhile. What stands now is beside it: compare, then store again.")


def written_for(phase: Phase) -> Practical:
    """What is written of a phase; where nothing is, an empty row of version 0 that is not stored."""
    found: Practical | None = Practical.objects.filter(phase=phase).first()
    return found or Practical(phase=phase, version=0)


def practical_of(cohort: Cohort) -> dict[str, Practical]:
    """What is written, by the code of its phase."""
    return {each.phase.code: each for each in Practical.objects.of_cohort(cohort)}


def words_for(practical: Practical | None, *, member: bool) -> dict[str, str]:
    """What this reader may know of it; nothing for members is among everybody's words."""
    names = (*PUBLIC, "members") if member else PUBLIC
    return {name: getattr(practical, name) for name in names} if practical else {}


def newest_change(cohort: Cohort) -> dt.datetime | None:
    """When somebody last wrote."""
    written = Practical.objects.of_cohort(cohort).order_by("-changed_at")
    return written.values_list("changed_at", flat=True).first()
