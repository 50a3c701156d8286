"""How a preview is laid out: what can't be taken first, then what is new, what changes, what stays."""

import dataclasses
from typing import Any

from django.utils.translation import gettext_lazy as _

from programme.forms.importing.fields import FIELDS

FATES = {"out": _("Can't be taken"), "added": _("New"), "changed": _("Changed"), "left": _("As it is")}


@dataclasses.dataclass(frozen=True)
class Group:
    """The lines of one fate."""

    fate: str
    title: str
    lines: list[dict[str, Any]]


@dataclasses.dataclass(frozen=True)
class Shown:
    """A whole preview."""

    groups: list[Group]
    # How many sessions would be written.
    writes: int
    out: int


def show(lines: list[dict[str, Any]]) -> Shown:
    """The lines by what becomes of them, their problems with the names of our fields."""
    told = [line | {"problems": [_named(*problem) for problem in line["problems"]]} for line in lines]
    groups = [
        Group(fate, str(title), found)
        for fate, title in FATES.items()
        if (found := [line for line in told if line["fate"] == fate])
    ]
    counts = {group.fate: len(group.lines) for group in groups}
    return Shown(groups, counts.get("added", 0) + counts.get("changed", 0), counts.get("out", 0))


def _named(field: str, message: str) -> tuple[str, str]:
    """The name of the field as the organiser knows it, without its part."""
    name = {"starts_at": "starts", "ends_at": "ends"}.get(field, field.partition(".")[0])
    return str(FIELDS.get(name, "")), message
