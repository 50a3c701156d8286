"""How a new row comes in: checked, and kindly refused when another was quicker."""

from django.db import IntegrityError, models, transaction

from accounts.domain.moves import Refused


def store_new(row: models.Model, *, taken: str) -> None:
    """Store a checked new row.

    Raises ValidationError for bad input (it names the fields), and Refused with the reason
    `taken` when a constraint says that somebody else was there first.
    """
    row.full_clean(validate_constraints=False)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Refused(taken) from None
