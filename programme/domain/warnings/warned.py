"""What a warning is: of which session, of what kind, in words, and on which facts it rests."""

import hashlib
from typing import NamedTuple

from django.utils.text import Truncator

from programme.enums import WarningKind
from programme.models import Session


class Warned(NamedTuple):
    """One thing about one session, by its code; `about` is the part of its sheet where it is mended."""

    code: str
    kind: WarningKind
    text: str
    about: str
    facts: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """The same facts have the same digest, in whatever language the warning is read."""
        return hashlib.sha256("\x1f".join(self.facts).encode()).hexdigest()[:16]


def brief(session: Session) -> str:
    """Its title as one names it in passing."""
    return Truncator(session.title).chars(60)
