"""What must hold in the tables whatever happened: looked at from outside the code that writes them."""

from collections.abc import Callable, Iterator

from desk.domain.invariants.editions import find_in_editions
from desk.domain.invariants.excerpts import find_in_excerpts
from desk.domain.invariants.finding import Finding
from desk.domain.invariants.people import find_in_people
from desk.domain.invariants.programme import find_in_programme
from desk.domain.invariants.stories import find_in_stories
from desk.domain.invariants.texts import find_in_texts

__all__ = ["Finding", "find_breaches"]

ROOMS: tuple[Callable[[], Iterator[Finding]], ...] = (
    find_in_people,
    find_in_programme,
    find_in_texts,
    find_in_excerpts,
    find_in_editions,
    find_in_stories,
)


def find_breaches() -> list[Finding]:
    """Every breach of an invariant, by table and row; an empty list is what there should be.

    Only reads, and may run while people write: each question sees committed rows.
    """
    found = [finding for room in ROOMS for finding in room()]
    return sorted(found, key=lambda finding: (finding.table, finding.row, finding.problem))
