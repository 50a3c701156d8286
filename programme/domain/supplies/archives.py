"""What an archive holds, by its list alone: nothing is ever unpacked."""

import io
import struct
import zipfile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# The list of an archive is read into memory: a long one has thousands of files, and is no handout.
MOST_OF_LIST = 1024 * 1024
END, END_SIZE, BIGGER_END = b"PK\x05\x06", 22, b"PK\x06\x07"
PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}


def office_of(data: bytes) -> str:
    """The ending of the office document that this archive is; empty for any other archive.

    Raises ValidationError for one that is broken, too long to look into, locked, or has macros in it.
    """
    _check_list(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            locked = any(each.flag_bits & 1 for each in archive.infolist())
            open_kind = "" if locked else _open_document(archive, names)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as broken:
        raise ValidationError(_broken()) from broken
    if locked:
        raise ValidationError(_("This archive is locked with a password. Send it without."))
    if any(name.lower().endswith(("vbaproject.bin", "basic/script-lc.xml")) for name in names):
        raise ValidationError(_("This document has macros in it. Store it without them, or as PDF."))
    return open_kind or next((PARTS[name] for name in names if name in PARTS), "")


def _open_document(archive: zipfile.ZipFile, names: list[str]) -> str:
    if names[:1] != ["mimetype"]:
        return ""
    with archive.open("mimetype") as told:
        return MIMETYPES.get(told.read(100).strip(), "")


def _check_list(data: bytes) -> None:
    at = data.rfind(END, max(0, len(data) - END_SIZE - 0xFFFF))
    if at < 0 or len(data) < at + END_SIZE:
        raise ValidationError(_broken())
    [size] = struct.unpack_from("<L", data, at + 12)
    if size > MOST_OF_LIST or data[max(0, at - 20) : at].startswith(BIGGER_END):
        raise ValidationError(_("This archive has too many files in it. Give a link to it instead."))


def _broken() -> str:
    return _("This archive is broken and can't be looked into. Pack it again.")
