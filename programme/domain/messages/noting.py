"""The note above every message of a release."""

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused
from accounts.models import User
from programme.domain.storing import record
from programme.models import Mailing


@transaction.atomic
def write_note(mailing: Mailing, *, note: str, version: int, by: User, at: dt.datetime | None = None) -> None:
    """What stands above every message of it that is sent from now on.

    Raises Refused if somebody else wrote there since `version`.
    """
    unread = Mailing.objects.at_version(mailing, version)
    if not unread.update(note=note.strip(), version=F("version") + 1):
        raise Refused(_("Somebody else wrote this note meanwhile. Look at theirs before you store yours."))
    moment = at or timezone.now()
    record(mailing.cohort, "wrote above messages", by=by, at=moment, release=mailing.release)
