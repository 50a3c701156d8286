"""What a cohort's imports teach it: the field of each heading, the code of each mark of another tool."""

from cohorts.models import Cohort
from programme.models import ImportMemory

# Of headings and marks, so that no series of files fills the memory.
MOST_REMEMBERED = 2000


def recall(cohort: Cohort) -> ImportMemory:
    """What earlier imports taught, an unsaved row where there was none."""
    found: ImportMemory | None = ImportMemory.objects.filter(cohort=cohort).first()
    return found or ImportMemory(cohort=cohort)


def remember_columns(cohort: Cohort, columns: dict[str, str]) -> None:
    """Note which field was said of each heading."""
    memory, _new = ImportMemory.objects.get_or_create(cohort=cohort)
    memory.columns = _newest({**memory.columns, **columns})
    memory.save()


def remember_codes(cohort: Cohort, codes: dict[str, str]) -> None:
    """Note by which code each mark of another tool is known here."""
    memory, _new = ImportMemory.objects.get_or_create(cohort=cohort)
    memory.codes = _newest({**memory.codes, **codes})
    memory.save()


def _newest(known: dict[str, str]) -> dict[str, str]:
    return dict(list(known.items())[-MOST_REMEMBERED:])
