"""Says who speaks in a passage, in words for the page: city, country, level, seat, day."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guide.domain.printing.pinned import PRINT

LEVELS: dict[int, tuple[Promise, Promise]] = {
    0: (gettext_lazy("Curious"), gettext_lazy("No twin; wants to know whether one is useful")),
    1: (gettext_lazy("Exploring"), gettext_lazy("A candidate use; data known in parts")),
    2: (gettext_lazy("Piloting"), gettext_lazy("A first use is funded or running")),
    3: (gettext_lazy("Operating"), gettext_lazy("In regular use for at least one kind of decision")),
    4: (gettext_lazy("Scaling"), gettext_lazy("Several uses, shared or linked with others")),
}
SEATS: dict[str, Promise] = {
    "policy": gettext_lazy("Policy seat"),
    "technical": gettext_lazy("Technical seat"),
    "both": gettext_lazy("Both seats"),
}

# Letters of HTML: no more than its head is high; half a page.
FEW_LINES, LONG_PIECE = 450, 2500


@dataclass(frozen=True)
class Voice:
    """A passage of a chapter: the editors', or an excerpt with all that says whose it is."""

    html: SafeString
    place: str
    excerpt: Mapping[str, Any] | None = None
    heading: int = 0

    @property
    def city(self) -> str:
        """The city's name, or a name for one that asked not to be named."""
        return self.excerpt["city"] or _("A city") if self.excerpt else ""

    @property
    def country(self) -> str:
        """The country's name, its code where it has no name here, nothing if withheld."""
        code = self.excerpt["country"] if self.excerpt else None
        return countries().get(code, code) if code else ""

    @property
    def level(self) -> Promise | str:
        """The readiness level in a word, nothing if withheld."""
        level = self.excerpt["level"] if self.excerpt else None
        return "" if level is None else LEVELS[level][0]

    @property
    def seat(self) -> Promise | str:
        """The seat in words; the slat beside it says the same."""
        return SEATS[self.excerpt["seat"]] if self.excerpt else ""

    @property
    def is_one_piece(self) -> bool:
        """Whether print keeps it on one page: a few lines, or what can't stand beside its head and be cut."""
        opening = self.html[:60]
        drops = opening.startswith("<figure") or (opening.startswith("<table") and 'class="wide"' in opening)
        return len(self.html) < (LONG_PIECE if drops else FEW_LINES)

    @property
    def date(self) -> date:
        """The day of the revision that is quoted."""
        return date.fromisoformat(self.excerpt["date"]) if self.excerpt else date.min


@cache
def countries() -> dict[str, str]:
    """Names of countries by their ISO 3166-1 codes."""
    return dict(json.loads((PRINT / "countries.json").read_text("utf-8")))
