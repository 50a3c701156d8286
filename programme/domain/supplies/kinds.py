"""What a file is, told by its content: the kinds that are given out, and nothing else."""

import dataclasses

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from programme.domain.supplies.archives import office_of
from programme.domain.supplies.texts import is_text


@dataclasses.dataclass(frozen=True)
class Kind:
    """The ending and the type under which a file is handed out."""

    ending: str
    content_type: str


ZIP = Kind("zip", "application/zip")
TEXT = Kind("txt", "text/plain")
TABLE = Kind("csv", "text/csv")
_XML = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
OFFICE = {
    "docx": Kind("docx", f"{_XML}.wordprocessingml.document"),
    "xlsx": Kind("xlsx", f"{_XML}.spreadsheetml.sheet"),
    "pptx": Kind("pptx", f"{_XML}.presentationml.presentation"),
    "odt": Kind("odt", f"{_OPEN}.text"),
    "ods": Kind("ods", f"{_OPEN}.spreadsheet"),
    "odp": Kind("odp", f"{_OPEN}.presentation"),
}
BEGINNINGS = {
    b"%PDF-": Kind("pdf", "application/pdf"),
    b"\x89PNG\r\n\x1a\n": Kind("png", "image/png"),
    b"\xff\xd8\xff": Kind("jpg", "image/jpeg"),
    b"GIF87a": Kind("gif", "image/gif"),
    b"GIF89a": Kind("gif", "image/gif"),
}
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def find_kind(data: bytes, name: str) -> Kind:
    """What these bytes are; `name` only tells a table from another text.

    Raises ValidationError, with what to send instead, for anything that is not given out.
    """
    for beginning, kind in BEGINNINGS.items():
        if data.startswith(beginning):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Kind("webp", "image/webp")
    if data.startswith(b"PK"):
        return OFFICE.get(office_of(data), ZIP)
    if data.startswith(OLD_OFFICE):
        raise ValidationError(
            _("This is a document of an old office program. Store it as .docx, .xlsx, .pptx or PDF.")
        )
    if not is_text(data):
        raise ValidationError(
            _(
                "This kind of file is not given out. Send a PDF, an office document, a picture, "
                "a text, a table (.csv) or a .zip."
            )
        )
    return TABLE if name.lower().endswith(".csv") else TEXT
