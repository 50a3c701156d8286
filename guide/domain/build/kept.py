"""Keeps printed parts in the storage for later builds, and drops those that were long not used."""

import datetime as dt
import hashlib
import logging

from django.core.files.storage import default_storage
from django.utils import timezone

from guide.domain.build.files import keep_file
from guide.models import PrintedPart

logger = logging.getLogger(__name__)
KEPT_FOR = dt.timedelta(days=14)


class KeptParts:
    """The shelf of printed parts; one that cannot be kept or read is printed again, and nothing fails."""

    def __init__(self, at: dt.datetime | None = None) -> None:
        self.at = at or timezone.now()

    def get(self, key: str) -> bytes | None:
        """The part, if it is there and whole."""
        row = PrintedPart.objects.filter(key=key).first()
        if row is None:
            return None
        try:
            with row.file.open("rb") as file:
                data: bytes = file.read()
        except Exception as away:  # noqa: BLE001 (each storage has errors of its own)
            logger.warning("the part %s cannot be read: %s", row, away)
            return None
        if hashlib.sha256(data).hexdigest() != row.sha256:
            logger.warning("the part %s is spoilt", row)
            return None
        PrintedPart.objects.filter(pk=row.pk).update(used_at=self.at)
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep the part for later."""
        try:
            kept = keep_file(data, "part")
        except Exception as full:  # noqa: BLE001 (each storage has errors of its own)
            logger.warning("the part %s cannot be kept: %s", key[:12], full)
            return
        facts = {"file": kept.name, "sha256": kept.sha256, "size": kept.size, "used_at": self.at}
        PrintedPart.objects.update_or_create(key=key, defaults=facts)


def prune_parts(at: dt.datetime | None = None) -> int:
    """Drop the parts that no build has used for a fortnight; how many."""
    old = PrintedPart.objects.filter(used_at__lt=(at or timezone.now()) - KEPT_FOR)
    dropped = list(old)
    for part in dropped:
        name = str(part.file)
        part.delete()
        if not PrintedPart.objects.filter(file=name).exists():
            default_storage.delete(name)
    return len(dropped)
