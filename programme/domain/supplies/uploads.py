"""Which files may be given out: small enough, and known by what is in them, never by their name."""

import dataclasses
import hashlib
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from programme.domain.supplies.kinds import find_kind
from programme.domain.supplies.names import safe_name

MOST_BYTES = 20 * 1024 * 1024
MEGABYTE = 1024 * 1024


@dataclasses.dataclass(frozen=True)
class Upload:
    """A file that was looked into: its bytes, what they are, and a name that does no harm."""

    data: bytes
    name: str
    content_type: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def read_upload(file: IO[bytes], name: str) -> Upload:
    """Read a file that somebody sent. Its ending becomes the one of what it is.

    Raises ValidationError, with what to send instead, for one that is empty, too large or of a kind
    that is not given out.
    """
    data = file.read(MOST_BYTES + 1)
    if not data:
        raise ValidationError(_("This file is empty. Look at it, then choose it again."))
    if len(data) > MOST_BYTES:
        most = {"most": MOST_BYTES // MEGABYTE}
        words = _("This file is larger than %(most)d MB. Make it smaller, or give a link to it.")
        raise ValidationError(words % most)
    kind = find_kind(data, name)
    return Upload(data, safe_name(name, kind.ending), kind.content_type)
