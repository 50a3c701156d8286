"""The way to the days in person; the house, its street and its numbers are invented."""

import datetime as dt

from desk.domain.demonstration.cohort import Stage
from programme.domain.practical import change_practical

PHASE = "training"
WORDS = {
    "venue": "Casa dels Bessons",
    "address": "Carrer de l'Exemple 12, Barcelona",
    "arrival": (
        "The metro stops five minutes away: leave it by the lift side and follow the plane trees. From the "
        "airport count fifty minutes by train and metro.\n\nThe door is the second one, beside the garden."
    ),
    "access": (
        "- Every room is reached without steps; the lift takes a wheelchair.\n"
        "- An induction loop is in the plenary.\n- A quiet room is on the ground floor."
    ),
    "meals": "Lunch on both days and dinner on the first are provided.",
    "contacts": "The front desk is staffed from 8:00 to 19:00 and answers in Catalan, Spanish and English.",
    "members": (
        "- **In need of help:** +34 555 0112, day and night\n- **Wi-Fi:** twins, password “two-seats”\n"
        "- **Hotel:** say “Urban Digital Twins” for the rate that was agreed"
    ),
}


def write_way(stage: Stage, *, at: dt.datetime) -> None:
    """What there is to know of the two days, written once the first release was out."""
    phase = stage.cohort.phases.get(code=PHASE)
    change_practical(phase, version=0, by=stage.organiser, at=at, **WORDS)
