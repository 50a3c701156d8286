"""How a material gets its next version: a file or a link, kept for good beside the earlier ones."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused
from accounts.models import User
from programme.domain.storing import record
from programme.domain.supplies.uploads import Upload
from programme.models import Material, MaterialVersion

# Of one material: who stores more means another one.
MOST = 200


@transaction.atomic
def add_version(
    material: Material,
    *,
    upload: Upload | None = None,
    link: str = "",
    note: str = "",
    by: User,
    at: dt.datetime | None = None,
) -> MaterialVersion:
    """Readers get this from now on; what they had before stays for organisers and trainers.

    Raises ValidationError unless it is one file or one link, Refused if the material was taken away.
    """
    if bool(upload) == bool(link):
        raise ValidationError(_("Choose a file or give a link: one of the two."))
    at = at or timezone.now()
    held = (
        Material.objects.select_for_update(of=("self",)).select_related("session__cohort").get(pk=material.pk)
    )
    number = held.versions.count() + 1
    if not held.is_shown:
        raise Refused(_("It was taken away. Give it out again first."))
    if number > MOST:
        raise Refused(_("It has %(most)d versions. Begin another material.") % {"most": MOST})
    version = MaterialVersion(material=held, number=number, link=link, note=note.strip(), by=by, at=at)
    if upload:
        _take(version, upload)
    version.full_clean()
    version.save()
    about = {"session": held.session, "material": held}
    record(held.cohort, "gave out a version", by=by, at=at, note=str(number), **about)
    return version


def _take(version: MaterialVersion, upload: Upload) -> None:
    version.name, version.content_type = upload.name, upload.content_type
    version.size, version.sha256 = len(upload.data), upload.sha256
    version.file.name = _keep(upload)


def _keep(upload: Upload) -> str:
    """Store the file under its hash, once; half a one that a killed process left is not taken."""
    name = f"materials/{upload.sha256}"
    if default_storage.exists(name) and default_storage.size(name) == len(upload.data):
        return name
    return default_storage.save(name, ContentFile(upload.data))
