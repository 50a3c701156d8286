"""By which code a row of a foreign table is known, so that the same row never becomes two sessions."""

import zlib
from collections.abc import Iterable, Mapping

from django.utils.text import slugify

from programme.enums import RESERVED_CODES
from programme.models import Session

LONGEST = 60


class Codes:
    """Gives each row its code: its own, the one its mark had before, that of its title, or a new one."""

    def __init__(self, sessions: Iterable[Session], remembered: Mapping[str, str]) -> None:
        self.known = {session.code for session in sessions}
        self.marks = {str(session.slot.uid): session.code for session in sessions} | {
            mark: code for mark, code in remembered.items() if code in self.known
        }
        titles: dict[str, list[str]] = {}
        for session in sessions:
            titles.setdefault(session.title.casefold(), []).append(session.code)
        self.titles = {title: codes[0] for title, codes in titles.items() if len(codes) == 1}
        self.given: set[str] = set()

    def give(self, cells: Mapping[str, str]) -> str:
        """The row's code. Only one that the row itself names may come twice, and is a mistake then."""
        named = cells.get("code", "").strip()
        if named:
            return self._keep(named if named in self.known else _shaped(named))
        mark = self.marks.get(cells.get("mark", ""))
        if mark and mark not in self.given:
            return self._keep(mark)
        title = cells.get("title", "")
        same = self.titles.get(title.casefold())
        if same and same not in self.given:
            return self._keep(same)
        return self._keep(self._free(_shaped(cells.get("slug", "")) or _shaped(title) or _by_sum(title)))

    def _free(self, base: str) -> str:
        code, number = base, 2
        while code in self.given:
            code, number = f"{base[: LONGEST - 4]}-{number}", number + 1
        return code

    def _keep(self, code: str) -> str:
        self.given.add(code)
        return code


def _shaped(words: str) -> str:
    code = slugify(words).replace("_", "-")[:LONGEST].strip("-")
    return f"session-{code}" if code in RESERVED_CODES else code


def _by_sum(title: str) -> str:
    """Letters that no address takes still give the same code each time."""
    return f"session-{zlib.crc32(title.encode()):08x}" if title else ""
