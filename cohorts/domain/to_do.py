"""What an edition wants of its organisers next, as far as its people and cities go."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cohorts.enums import CohortState, InvitationState, PairState
from cohorts.models import CityPair, Cohort, Invitation, Seat


@dataclasses.dataclass(frozen=True)
class Task:
    """One thing to do, where, and whom it concerns."""

    words: str
    url: str
    note: str = ""


def to_do(
    cohort: Cohort, pairs: list[CityPair], sent: list[Invitation], *, at: dt.datetime | None = None
) -> list[Task]:
    """In the order in which one would do them; `pairs` with their people, `sent` the unanswered letters."""
    at = at or timezone.now()
    people = reverse("cohorts:studio_people", args=[cohort.slug])
    edition = reverse("cohorts:edit_cohort", args=[cohort.slug])
    tasks = []
    if not cohort.summary:
        tasks.append(Task(_("Say in a few sentences what this edition is"), edition))
    if not pairs:
        tasks.append(Task(_("Add the first city pair"), reverse("cohorts:add_pair", args=[cohort.slug])))
    if overdue := [letter for letter in sent if letter.standing(at) == InvitationState.EXPIRED]:
        words = ngettext(
            "Send %d invitation again: it has expired",
            "Send %d invitations again: they have expired",
            len(overdue),
        )
        note = ", ".join(letter.email for letter in overdue)
        tasks.append(Task(words % len(overdue), f"{people}#invitations-h", note))
    if free := free_seats(pairs, sent, at):
        words = ngettext("Invite an official to %d free seat", "Invite officials to %d free seats", len(free))
        note = ", ".join(dict.fromkeys(str(seat.pair) for seat in free))
        tasks.append(Task(words % len(free), f"{people}#seats-h", note))
    if invited := [pair for pair in pairs if pair.state == PairState.INVITED]:
        words = ngettext(
            "Activate %d city once it has agreed to take part",
            "Activate %d cities once they have agreed to take part",
            len(invited),
        )
        note = ", ".join(map(str, invited))
        tasks.append(Task(words % len(invited), reverse("cohorts:cities", args=[cohort.slug]), note))
    if cohort.state == CohortState.DRAFT:
        tasks.append(Task(_("Open the edition when others may see it"), f"{edition}#state-h"))
    return tasks


def free_seats(pairs: Iterable[CityPair], sent: Iterable[Invitation], at: dt.datetime) -> list[Seat]:
    """The seats that nobody holds and nobody is asked to take."""
    promised = {letter.seat_id for letter in sent if letter.standing(at) == InvitationState.SENT}
    seats = [seat for pair in pairs for seat in pair.seats.all()]
    return [seat for seat in seats if seat.holder is None and seat.pk not in promised]
