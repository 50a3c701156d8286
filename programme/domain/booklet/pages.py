"""A booklet as one HTML document, from a release and its edition's words alone."""

import datetime as dt
import zoneinfo
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template import Context, Engine
from django.utils import translation

from programme.domain.booklet.agenda import list_phases
from programme.domain.booklet.cover import draw_strips, title_size
from programme.domain.moments import day_of, is_expected
from programme.domain.stays import find_stays
from programme.domain.summary import summarise
from programme.domain.ways import describe_way, words_of
from programme.models import Release, ReleasedSession
from prose.render import visible

PRINT = Path(__file__).resolve().parents[2] / "print"


def compose(release: Release, edition: Mapping[str, Any]) -> str:
    """The document; the same for the same release and words, whenever and wherever it is made."""
    sessions = list(release.sessions.all())
    with translation.override(settings.LANGUAGE_CODE):
        context = {
            "lang": settings.LANGUAGE_CODE,
            "release": release,
            "edition": edition,
            "day": release.released_at.astimezone(zoneinfo.ZoneInfo(edition["time_zone"])).date(),
            "title": booklet_title(edition),
            "size": title_size(edition["title"]),
            "strips": draw_strips(sessions),
            "last": _last_day(sessions),
            "summary": summarise(sessions, at=dt.datetime.min.replace(tzinfo=dt.UTC)),
            "phases": list_phases(sessions),
            "stays": [
                (stay, describe_way(stay.code, edition.get("phases", {}).get(stay.code, {})))
                for stay in find_stays(sessions)
            ],
            "practical": words_of(edition["practical"], below=2),
        }
        return visible(_engine().get_template("booklet.html").render(Context(context)))


def booklet_title(edition: Mapping[str, Any]) -> str:
    """What the file calls itself."""
    title, year = str(edition["title"]), str(edition["year"])
    return title if year in title else f"{title} {year}"


def _last_day(sessions: list[ReleasedSession]) -> dt.date | None:
    """The day by which the year is over; of a window its last."""
    days = [each.last_day or day_of(each) for each in sessions if is_expected(each)]
    return max(filter(None, days), default=None)


@cache
def _engine() -> Engine:
    return Engine(dirs=[str(PRINT)], autoescape=True, libraries={"i18n": "django.templatetags.i18n"})
