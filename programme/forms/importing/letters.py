"""In which letters a file is written: UTF-8, what Excel makes of it, or what Windows made before."""

import codecs

from django.utils.translation import gettext as _

from programme.forms.agenda_file import Unreadable

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
MARKED = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def decode(raw: bytes) -> tuple[str, list[str]]:
    """The text, and what there is to say of how it was read. Raises Unreadable for what is no text."""
    if raw.startswith(WORKBOOKS):
        raise Unreadable(_("It is a workbook, not a table. In Excel or LibreOffice store it as “CSV UTF-8”."))
    coding = next((name for mark, name in MARKED.items() if raw.startswith(mark)), "") or _by_zeros(raw)
    try:
        return raw.decode(coding or "utf-8"), []
    except UnicodeDecodeError as strange:
        if coding:
            raise Unreadable(_("Its letters are broken: it was cut off, or is no text.")) from strange
    return _from_windows(raw)


def _by_zeros(raw: bytes) -> str:
    """UTF-16 without its mark: every other byte of plain words is zero."""
    if b"\0" not in raw[:200]:
        return ""
    return "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be"


def _from_windows(raw: bytes) -> tuple[str, list[str]]:
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError as strange:
        raise Unreadable(
            _("It is no text that can be read. Store it as “CSV UTF-8”, and bring that.")
        ) from strange
    return text, [
        _("It is not in UTF-8 and was read as written on Windows: look at letters such as é and ö.")
    ]
