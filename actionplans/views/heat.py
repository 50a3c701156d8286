"""The heat map: cities by sections, each cell by how far it has grown."""

import dataclasses
import datetime as dt
from collections import Counter, defaultdict
from itertools import groupby
from typing import Any, NamedTuple

from django.core.cache import cache
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import ngettext

from actionplans.domain.reading import growth_of
from actionplans.models import Plan, Section, SectionDefinition, SectionThread
from cohorts.views.look import digest_of

STAGES = {"problem": "Problem", "data": "Data", "decision": "Decision", "cross": "Across"}


class Size(NamedTuple):
    """What a cell tells of a section that its reader may see."""

    words: int
    open_threads: int


class Column(NamedTuple):
    code: str
    title: str
    optional: bool


def stages_of(definitions: list[SectionDefinition]) -> list[dict[str, Any]]:
    """Neighbouring columns of one stage of the cycle, grouped."""
    return [
        {"title": STAGES.get(stage, stage.title()), "span": len(list(group))}
        for stage, group in groupby(definitions, key=lambda d: d.stage)
    ]


@dataclasses.dataclass
class Row:
    """One plan in the map: what its reader may see of it, and that as HTML."""

    plan: Plan
    columns: list[Column]
    sizes: list[Size | None]
    last_stored_at: dt.datetime | None
    html: SafeString | str = ""

    @property
    def words(self) -> int:
        return sum(size.words for size in self.sizes if size)

    @property
    def url(self) -> str:
        return self.plan.get_absolute_url()

    @property
    def cells(self) -> list[dict[str, Any]]:
        url = self.url
        pairs = zip(self.sizes, self.columns, strict=True)
        return [_cell(self.plan, size, column, url) for size, column in pairs]

    @property
    def key(self) -> str:
        """All that the row says: the same key, the same HTML."""
        pair, day = self.plan.pair, localtime(self.last_stored_at).date() if self.last_stored_at else None
        name = (pair.city.name, pair.level, self.plan.state, self.url)
        return f"heat/{digest_of(*name, self.columns, self.sizes, day)}"


def heat_rows(request: HttpRequest, plans: list[Plan], definitions: list[SectionDefinition]) -> list[Row]:
    """One row a plan, written once for all that it says; a cell that is not to be seen says only that."""
    threads = SectionThread.objects.visible_to(request.user).open().of_plans(plans)
    open_threads = Counter(threads.values_list("section_id", flat=True))
    sizes: dict[tuple[int, str], Size] = {}
    stored: dict[int, list[dt.datetime]] = defaultdict(list)
    for plan, code, pk, words, at in Section.objects.visible_to(request.user).of_plans(plans).sizes():
        sizes[plan, code] = Size(words or 0, open_threads[pk])
        stored[plan] += [at] if at else []
    rows = []
    for each in plans:
        columns = [
            Column(d.code, d.title, d.relevance_at(each.pair.level) == "optional") for d in definitions
        ]
        own = [sizes.get((each.pk, d.code)) for d in definitions]
        rows.append(Row(each, columns, own, max(stored[each.pk], default=None)))
    return _written(rows)


def _written(rows: list[Row]) -> list[Row]:
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
    if size is None:
        return {"step": None}
    step, word = growth_of(size.words, plan.state)
    return {
        "step": step,
        "words": size.words,
        "open_threads": size.open_threads,
        "url": f"{url}#{column.code}",
        "optional": column.optional,
        "label": _label(plan, column.title, word, size.open_threads),
    }


def _label(plan: Plan, title: str, word: str, open_threads: int) -> str:
    """What a screen reader says of a cell after its number."""
    said = f"{word}: {plan.pair.city.name}, {title}"
    if open_threads:
        remarks = ngettext("%d open remark", "%d open remarks", open_threads) % open_threads
        said = f"{said}, {remarks}"
    return said
