"""Since you were here: what others did in a plan, told in a line each, and marked in its text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.domain.visits import mark_seen, note_visit
from actionplans.domain.since import News, NewText, news_of, place_of
from actionplans.models import Plan, PlanEvent, Section, SectionRemark, SectionThread
from actionplans.views.addresses import section_url
from actionplans.views.find import find_plan

# A block as views/passages.py marks where it begins, up to the next or to its passage's end.
BLOCK = re.compile(r"<!--b(\d+)-->(.*?)(?=<!--(?:b\d+|e)-->)", re.DOTALL)
MARK = re.compile(r"<!--(?:b\d+|e)-->")
TOLD_AT_ONCE = 6


class Item(NamedTuple):
    """A line of what is new: what others did, and where it stands."""

    label: str
    url: str


@require_POST
def mark_all_seen(request: HttpRequest, cohort: str, city: str) -> HttpResponse:
    plan = find_plan(request, cohort, city)
    mark_seen(request.user, place_of(plan))  # type: ignore[arg-type]
    return redirect(plan)


def since_for(
    request: HttpRequest,
    plan: Plan,
    sections: Sequence[Section],
    threads: Mapping[int, Sequence[SectionThread]],
    texts: Sequence[str],
) -> dict[str, Any]:
    """The context of what is new to this reader, and the sections' HTML with the news marked in it."""
    reader: Any = request.user
    at = note_visit(reader, place_of(plan))
    news = news_of(plan, sections, threads, reader=reader, since=at) if at else News()
    if not news:
        return {"texts": unmarked(texts)}
    marked = dict(zip([section.pk for section in sections], texts, strict=True))
    items = [*_events(news), *_texts(news, marked), *_said(news, marked)]
    return {
        "texts": unmarked(marked.values()),
        "since_at": at,
        "since": items[:TOLD_AT_ONCE],
        "since_more": items[TOLD_AT_ONCE:],
    }


def unmarked(texts: Iterable[str]) -> list[SafeString]:
    """Sections as they are sent: what tells this module where a block begins is nobody else's to read."""
    return [mark_safe(MARK.sub("", text)) for text in texts]  # noqa: S308


def _texts(news: News, marked: dict[int, str]) -> Iterator[Item]:
    for new in news.texts:
        marked[new.section.pk], first = _with_bars(marked[new.section.pk], new)
        where = _named(new.section)
        if first:
            count = len(new.blocks)
            told = ngettext("%(count)d passage in %(where)s", "%(count)d passages in %(where)s", count)
            yield Item(told % {"count": count, "where": where}, f"#{first}")
        else:
            compare = (
                f"{section_url(new.section, 'section_compare')}?from={new.known}&to={new.section.number}"
            )
            # Nothing to compare with before the first revision.
            url = compare if new.known else f"#{new.section.code}"
            yield Item(_("Words taken out of %s") % where, url)


def _with_bars(html: str, new: NewText) -> tuple[SafeString, str]:
    """The section's HTML with a change bar at each block that is new, and the place of the first."""
    word = format_html('<span class="visually-hidden">{}</span>', _("New or changed:"))

    def bar(match: re.Match[str]) -> str:
        if int(match[1]) not in new.blocks:
            return match[0]
        return f'<div class="is-new" id="n-{new.section.code}-{match[1]}">{word}{match[2]}</div>'

    first = f"n-{new.section.code}-{new.blocks[0]}" if new.blocks else ""
    # Our own templates wrote what is replaced; a text has no comments of its own, for it is cleaned.
    return mark_safe(BLOCK.sub(bar, html)), first  # noqa: S308


def _said(news: News, marked: dict[int, str]) -> Iterator[Item]:
    for thread, remark in news.said:
        key = thread.section_id
        tag = format_html('<span class="new-tag">{}</span> ', _("New"))
        place = f'<div class="said" id="s-{remark.pk}">'
        marked[key] = mark_safe(marked[key].replace(place, place + tag, 1))  # noqa: S308
        yield Item(_what_was_said(thread, remark), f"#s-{remark.pk}")


def _what_was_said(thread: SectionThread, remark: SectionRemark) -> str:
    words = {"who": remark.author, "where": _named(thread.section)}
    if remark.pk == thread.said[0].pk:
        return _("%(who)s remarked on %(where)s") % words
    return _("%(who)s answered in %(where)s") % words


def _events(news: News) -> Iterator[Item]:
    for event in news.events:
        if event.thread:
            yield Item(_what_came_of(event, event.thread), f"#r-{event.thread_id}")
        elif event.section:
            words = {"where": _named(event.section), "state": event.section.get_state_display()}
            yield Item(_("%(where)s is now %(state)s") % words, f"#{event.section.code}")
        else:
            yield Item(_("The plan is now: %s") % event.plan.get_state_display(), "#main")


def _what_came_of(event: PlanEvent, thread: SectionThread) -> str:
    words = {"who": event.by, "where": _named(thread.section)}
    if event.after == "resolved":
        return _("%(who)s resolved a remark on %(where)s") % words
    return _("%(who)s opened a remark on %(where)s again") % words


def _named(section: Section) -> str:
    return f"{section.definition.order}, {section.definition.short_title}"
