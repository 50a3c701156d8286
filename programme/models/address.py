"""Which words may be an address in a programme."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programme.enums import RESERVED_CODES


def not_reserved(code: str) -> None:
    """A session's code is part of an address; some words there are taken by pages."""
    if code in RESERVED_CODES:
        raise ValidationError(
            _("“%(code)s” is the address of a page. Choose another code."), params={"code": code}
        )
