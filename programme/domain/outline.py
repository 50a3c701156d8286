"""Into which phases and tracks a programme is divided."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cohorts.models import Cohort
from programme.domain.storing import as_note, change, check_code_is_free, record, store
from programme.enums import TrackKind
from programme.models import Phase, Track


@transaction.atomic
def add_phase(
    cohort: Cohort,
    *,
    code: str,
    title: str,
    by: User | None,
    at: dt.datetime | None = None,
    order: int | None = None,
) -> Phase:
    """A new phase, last unless `order` says otherwise. Raises ValidationError for a code that is taken."""
    check_code_is_free(cohort.phases, code)
    order = cohort.phases.count() + 1 if order is None else order
    phase = Phase(cohort=cohort, code=code, title=title, order=order)
    store(phase)
    record(cohort, "added phase", by=by, at=at or timezone.now(), note=code)
    return phase


@transaction.atomic
def change_phase(
    phase: Phase, *, by: User | None, at: dt.datetime | None = None, **changes: Any
) -> list[str]:
    """The phase with its new title or order; answers which fields differ."""
    changed = change(phase, changes)
    if changed:
        note = f"{phase.code}: {as_note(changed)}"
        record(phase.cohort, "changed phase", by=by, at=at or timezone.now(), note=note)
    return changed


@transaction.atomic
def add_track(
    cohort: Cohort,
    *,
    code: str,
    title: str,
    by: User | None,
    at: dt.datetime | None = None,
    kind: str = TrackKind.COMMON,
    aliases: str = "",
) -> Track:
    """A new track. `kind` says which seats are expected in it. Raises ValidationError for a taken code."""
    check_code_is_free(cohort.tracks, code)
    track = Track(cohort=cohort, code=code, title=title, kind=kind, aliases=aliases)
    store(track)
    record(cohort, "added track", by=by, at=at or timezone.now(), note=code)
    return track


@transaction.atomic
def change_track(
    track: Track, *, by: User | None, at: dt.datetime | None = None, **changes: Any
) -> list[str]:
    """The track with its new title, kind or aliases; answers which fields differ."""
    changed = change(track, changes)
    if changed:
        note = f"{track.code}: {as_note(changed)}"
        record(track.cohort, "changed track", by=by, at=at or timezone.now(), note=note)
    return changed
