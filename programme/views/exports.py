"""The newest release as files, for other programs: calendar, schedules, table, feed of changes."""

import datetime as dt
import hashlib
from collections.abc import Callable
from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from cohorts.models import Cohort
from cohorts.views.entry import visible_cohort
from programme.domain.exports.calendar import calendar
from programme.domain.exports.feed import write_feed
from programme.domain.exports.frab import write_json
from programme.domain.exports.frab_xml import write_xml
from programme.domain.exports.table import write_csv
from programme.domain.practical import newest_change
from programme.models import Release

KEPT_SECONDS = 3600
Written = Callable[[], bytes]
WRITERS: dict[str, tuple[Callable[[Release], bytes], str]] = {
    "ics": (calendar, "text/calendar; charset=utf-8"),
    "json": (write_json, "application/json"),
    "xml": (write_xml, "application/xml"),
    "csv": (write_csv, "text/csv; charset=utf-8"),
}


@login_not_required
@require_safe
def exported(request: HttpRequest, cohort: str, kind: str) -> HttpResponseBase:
    edition, release = _newest(request, cohort)
    write, content_type = WRITERS[kind]
    # Calendars tell the way there too, which changes without a release.
    told = newest_change(edition) if kind == "ics" else None
    answer = _once(request, release, kind, partial(write, release), content_type, told)
    disposition = "attachment" if kind == "csv" else "inline"
    answer.headers["Content-Disposition"] = f'{disposition}; filename="{edition.slug}.{kind}"'
    return answer


@login_not_required
@require_safe
def changes(request: HttpRequest, cohort: str) -> HttpResponseBase:
    edition, release = _newest(request, cohort)
    releases = Release.objects.of_cohort(edition).newest_first()
    return _once(request, release, "atom", partial(write_feed, edition, releases), "application/atom+xml")


def _newest(request: HttpRequest, cohort: str) -> tuple[Cohort, Release]:
    edition = visible_cohort(request, cohort)
    release: Release | None = edition.releases.newest_first().first()
    if release is None:
        raise Http404
    release.cohort = edition
    return edition, release


def _once(
    request: HttpRequest,
    release: Release,
    kind: str,
    write: Written,
    content_type: str,
    told: dt.datetime | None = None,
) -> HttpResponseBase:
    """A release never changes: its file is written at the first request and kept with its digest.

    `told`: when something was written that it joins.
    """
    moment = max(filter(None, (release.released_at, told)))
    body: bytes = (
        cache.get_or_set(f"export:{kind}:{release.pk}:{moment.timestamp()}", write, KEPT_SECONDS) or b""
    )
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    modified = int(moment.timestamp())
    response = HttpResponse(body, content_type=content_type)
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(modified)
    response.headers["Cache-Control"] = "no-cache"
    return get_conditional_response(request, etag=etag, last_modified=modified, response=response) or response
