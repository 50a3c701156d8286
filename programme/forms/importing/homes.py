"""In which phase and track a row of a foreign table belongs, and which of them are not there yet."""

from collections.abc import Iterable
from typing import Any

from django.utils.text import slugify

from programme.enums import RESERVED_CODES


class Homes:
    """The phases, or the tracks, by each name that they go by; names that nobody bears yet are noted."""

    def __init__(self, rows: Iterable[Any], *, chosen: str, first: str) -> None:
        rows = list(rows)
        self.codes: dict[str, str] = {_key(name): row.code for row in reversed(rows) for name in _names(row)}
        self.taken = {row.code for row in rows}
        known = chosen if chosen in self.taken else rows[0].code if rows else ""
        # Where rows go that name none: as chosen, else the first there is, else a new one.
        self.chosen, self.first = known, first
        self.unknown: dict[str, str] = {}
        self.silent = False

    def find(self, name: str) -> str:
        """The code of what bears this name; a new one's where none does."""
        if not name:
            self.silent = True
            if self.chosen:
                return self.chosen
            name = self.first
        key = _key(name)
        if key not in self.codes:
            self.codes[key] = self.unknown[name] = self._new_code(name)
        return self.codes[key]

    def named(self, code: str) -> str:
        """The name under which a code is still unknown; nothing for one that is there."""
        return next((name for name, new in self.unknown.items() if new == code), "")

    def _new_code(self, name: str) -> str:
        base = slugify(name)[:30].strip("-_") or "part"
        base = f"{base}-part" if base in RESERVED_CODES else base.replace("_", "-")
        code, number = base, 2
        while code in self.taken:
            code, number = f"{base}-{number}", number + 1
        self.taken.add(code)
        return code


def _key(name: str) -> str:
    """What names are told apart by; print sets some in brackets."""
    return name.casefold().strip("() ")


def _names(row: Any) -> list[str]:
    return [row.code, row.title, *getattr(row, "aliases", "").splitlines()]
