"""What comes with a released session, as one reader has it."""

import dataclasses
import datetime as dt
from typing import Any

from cohorts.models import Cohort
from programme.models import LearningUnit, MaterialVersion, Recording, ReleasedSession


@dataclasses.dataclass(frozen=True)
class Supplies:
    """Materials in their newest version, perhaps a recording, and what one does before."""

    materials: list[MaterialVersion]
    recording: Recording | None
    units: list[LearningUnit]


def find_supplies(copy: ReleasedSession, cohort: Cohort, user: Any, *, at: dt.datetime) -> Supplies:
    """What `user` may have of it at `at`. Units are everybody's; a visitor has nothing else.

    One question each: it is a page that everybody opens.
    """
    units = list(LearningUnit.objects.preparing(copy, cohort))
    if not user.is_authenticated:
        return Supplies([], None, units)
    versions = MaterialVersion.objects.visible_to(user, at).newest().of_session(copy, cohort)
    recording = Recording.objects.visible_to(user).of_session(copy, cohort).first()
    return Supplies(list(versions), recording, units)
