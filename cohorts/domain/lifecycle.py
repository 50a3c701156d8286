"""How an edition goes from draft to archive."""

import datetime as dt
from collections.abc import Callable

from accounts.domain.moves import move
from accounts.models import User
from cohorts.enums import CohortState
from cohorts.models import Cohort


def open_cohort(cohort: Cohort, *, by: User | None, at: dt.datetime | None = None) -> None:
    """Show a draft to everybody and take applications, or take them again."""
    move(cohort, CohortState.OPEN, by=by, at=at, verb="opened")


def begin_selecting(cohort: Cohort, *, by: User | None, at: dt.datetime | None = None) -> None:
    """Take no more applications: the cities are being chosen."""
    move(cohort, CohortState.SELECTING, by=by, at=at, verb="selecting")


def run_cohort(cohort: Cohort, *, by: User | None, at: dt.datetime | None = None) -> None:
    """The training goes on; a closed edition runs again."""
    move(cohort, CohortState.RUNNING, by=by, at=at, verb="running")


def close_cohort(cohort: Cohort, *, by: User | None, at: dt.datetime | None = None) -> None:
    """The training is over."""
    move(cohort, CohortState.CLOSED, by=by, at=at, verb="closed")


def archive_cohort(cohort: Cohort, *, by: User | None, at: dt.datetime | None = None) -> None:
    """Nothing more will happen to it."""
    move(cohort, CohortState.ARCHIVED, by=by, at=at, verb="archived")


STEPS: dict[str, Callable[..., None]] = {
    CohortState.OPEN: open_cohort,
    CohortState.SELECTING: begin_selecting,
    CohortState.RUNNING: run_cohort,
    CohortState.CLOSED: close_cohort,
    CohortState.ARCHIVED: archive_cohort,
}
