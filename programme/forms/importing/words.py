"""What others call our kinds and formats."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from programme.enums import Format, SessionKind

KINDS = {
    "talk": SessionKind.PLENARY, "lecture": SessionKind.PLENARY, "keynote": SessionKind.PLENARY,
    "panel": SessionKind.PLENARY, "session": SessionKind.PLENARY, "workshop": SessionKind.CITY_WORK,
    "lunch": SessionKind.BREAK, "coffee": SessionKind.BREAK, "pause": SessionKind.BREAK,
    "dinner": SessionKind.SOCIAL, "reception": SessionKind.SOCIAL,
}  # fmt: skip
FORMATS = {
    "virtual": Format.ONLINE, "remote": Format.ONLINE, "digital": Format.ONLINE, "onsite": Format.IN_PERSON,
    "inperson": Format.IN_PERSON, "facetoface": Format.IN_PERSON, "physical": Format.IN_PERSON,
}  # fmt: skip


def choose(words: str, others: Mapping[str, Any], choices: Any, notes: list[str]) -> str:
    """One of the choices, by its value, its label or what others call it; nothing for unknown words."""
    key = re.sub(r"[\W_]+", "", words.casefold())
    known = {
        re.sub(r"[\W_]+", "", name.casefold()): value
        for value, label in choices.choices
        for name in (value, str(label))
    }
    found = known.get(key) or others.get(key, "")
    if words and not found:
        notes.append(_("“%(words)s” is none of our words for this; it is left out.") % {"words": words[:60]})
    return str(found)
