"""Which words may be an address of ours."""

import contextlib
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from cohorts.enums import RESERVED

slug_shape = RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Use small letters, digits and single hyphens."))


def check_address(slug: str) -> None:
    """Raises ValidationError for an address that Trellis keeps for itself."""
    if slug in RESERVED:
        raise ValidationError(
            _("Trellis uses “%(slug)s” itself. Choose another address, perhaps with the year."),
            code="reserved",
            params={"slug": slug},
        )


@contextlib.contextmanager
def named_errors(field: str) -> Iterator[None]:
    """Says beside which field of a form an error belongs."""
    try:
        yield
    except ValidationError as error:
        raise ValidationError({field: error}) from None
