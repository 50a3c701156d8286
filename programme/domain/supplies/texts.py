"""Whether a file is a text, and not one that a browser would run."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# What no text has in it: all that is below a space, but tab, line feed, form feed and return.
CONTROL = bytes(set(range(32)) - {9, 10, 12, 13}) + b"\x7f"


def is_text(data: bytes) -> bool:
    """Whether people can read it as it is. Raises ValidationError for a page of the web, or other markup."""
    text = _without_mark(data)
    if text is not None and text.lstrip()[:1] == "<":
        raise ValidationError(_("This is a page of the web, or markup. Print it as PDF, or give its link."))
    return text is not None


def _without_mark(data: bytes) -> str | None:
    """The text, whether in Unicode or as older programs write it; nothing if it is none."""
    if data.startswith(MARKS[1:]):
        return _decoded(data, "utf-16")
    if data.translate(None, CONTROL) != data:
        return None
    text = _decoded(data, "utf-8-sig")
    return _decoded(data, "cp1252") if text is None else text


def _decoded(data: bytes, coding: str) -> str | None:
    try:
        return data.decode(coding)
    except UnicodeDecodeError:
        return None
