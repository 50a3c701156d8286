"""The heat map: cities by sections, each cell by how far people say that it is."""

import dataclasses
import datetime as dt
from collections import Counter, defaultdict
from typing import Any, NamedTuple

from django.core.cache import cache
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from actionplans.domain.reading import growth_of
from actionplans.models import Plan, Section, SectionDefinition, SectionThread
from actionplans.views.columns import Column, columns_of
from cohorts.rules import sits_in_pair
from cohorts.views.look import digest_of

# A plan that is being written and was not touched for so long is told as quiet.
QUIET_AFTER = dt.timedelta(weeks=3)


class Size(NamedTuple):
    """What a cell tells of a section that its reader may see."""

    words: int
    state: str
    changed: bool
    open_threads: int


@dataclasses.dataclass
class Row:
    """One plan in the map: what its reader may see of it, and that as HTML."""

    plan: Plan
    columns: list[Column]
    sizes: list[Size | None]
    last_stored_at: dt.datetime | None
    quiet: bool = False
    own: bool = False
    html: SafeString | str = ""

    @property
    def words(self) -> int:
        return sum(size.words for size in self.sizes if size)

    @property
    def url(self) -> str:
        return self.plan.get_absolute_url()

    @property
    def shut(self) -> bool:
        """Whether no section of the plan is open to its reader."""
        return not any(self.sizes)

    @property
    def cells(self) -> list[dict[str, Any]]:
        url = self.url
        pairs = zip(self.sizes, self.columns, strict=True)
        return [_cell(self.plan, size, column, url) for size, column in pairs]

    @property
    def key(self) -> str:
        """All that the row says: the same key, the same HTML."""
        pair, day = self.plan.pair, localtime(self.last_stored_at).date() if self.last_stored_at else None
        name = (pair.city.name, pair.level, pair.state, self.plan.state, self.url)
        return f"heat/{digest_of(*name, self.columns, self.sizes, day, self.quiet, self.own)}"


def heat_rows(
    request: HttpRequest,
    plans: list[Plan],
    definitions: list[SectionDefinition],
    at: dt.datetime | None = None,
) -> list[Row]:
    """One row a plan, the reader's own first; a cell that is not to be seen says only that."""
    threads = SectionThread.objects.visible_to(request.user).open().of_plans(plans)
    open_threads = Counter(threads.values_list("section_id", flat=True))
    sizes: dict[tuple[int, str], Size] = {}
    stored: dict[int, list[dt.datetime]] = defaultdict(list)
    found = Section.objects.visible_to(request.user).of_plans(plans).sizes()
    for plan, code, pk, state, said_of, number, words, last in found:
        changed = said_of is not None and said_of != number
        sizes[plan, code] = Size(words or 0, state, changed, open_threads[pk])
        stored[plan] += [last] if last else []
    before = (at or timezone.now()) - QUIET_AFTER
    rows = []
    for each in plans:
        seen = [sizes.get((each.pk, d.code)) for d in definitions]
        last = max(stored[each.pk], default=None)
        quiet = each.is_open and last is not None and last < before
        own = sits_in_pair(request.user, each)
        rows.append(Row(each, columns_of(definitions, each.pair.level), seen, last, quiet, own))
    return sorted(rows, key=lambda row: not row.own)


def written(rows: list[Row]) -> list[Row]:
    """The rows with their HTML, kept from the last time that they said the same."""
    keys = [row.key for row in rows]
    kept: dict[str, SafeString] = cache.get_many(keys)
    new = {
        key: render_to_string("actionplans/_heat_row.html", {"row": row})
        for key, row in zip(keys, rows, strict=True)
        if key not in kept
    }
    cache.set_many(new)
    for key, row in zip(keys, rows, strict=True):
        row.html = (new if key in new else kept)[key]
    return rows


def _cell(plan: Plan, size: Size | None, column: Column, url: str) -> dict[str, Any]:
    at = {"order": column.order, "begins_stage": column.begins_stage}
    if size is None:
        return {**at, "step": None}
    step, word = growth_of(size.words, size.state)
    return {
        **at,
        "step": step,
        "open_threads": size.open_threads,
        "changed": size.changed,
        "url": f"{url}#{column.code}",
        "optional": column.optional,
        "label": _label(plan, column.title, word, size),
    }


def _label(plan: Plan, title: str, word: str, size: Size) -> str:
    """What a screen reader says of a cell after its number, and everybody where the pointer rests."""
    said = [f"{word}: {plan.pair.city.name}, {title}"]
    if size.words:
        said.append(ngettext("%d word", "%d words", size.words) % size.words)
    if size.changed:
        said.append(_("changed since"))
    if size.open_threads:
        said.append(ngettext("%d open remark", "%d open remarks", size.open_threads) % size.open_threads)
    return ", ".join(said)
