"""What organisers asked of the cities and have to bring to an end: consultations, and polls for a date."""

import datetime as dt
import zoneinfo
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cohorts.enums import RoleKind
from desk.domain.own.line import Line
from desk.domain.own.standing import Standing


def asked_of_cities(standing: Standing, at: dt.datetime) -> Iterator[Line]:
    """For each edition organised that goes on: remarks without an answer, and the poll that ran out first.

    Both came with the roles (`standing_of`): nothing more is asked of the database.
    """
    roles: list[Any] = [role for role in standing.roles if role.kind == RoleKind.ORGANISER]
    for role in roles:
        if role.cohort in standing.overseen:
            yield from _remarks(role)
            yield from _poll(role, at)


def _remarks(role: Any) -> Iterator[Line]:
    if not (number := role.remarks_number):
        return
    words = ngettext(
        "%d remark on the programme waits for an answer",
        "%d remarks on the programme wait for an answer",
        number,
    )
    url = reverse("programme:consultation", args=[role.cohort.slug, role.remarks_release])
    yield Line(role.cohort.title, words % number, url, role.remarks_since, of=str(role.cohort.year))


def _poll(role: Any, at: dt.datetime) -> Iterator[Line]:
    """Answers count until a poll is closed, so nobody closes it but an organiser."""
    today = at.astimezone(zoneinfo.ZoneInfo(role.cohort.time_zone)).date()
    if role.oldest_poll is None or role.oldest_poll_by >= today:
        return
    words = _("a poll is past its day; close it: %(title)s") % {"title": role.oldest_poll_title}
    note = _("Answers were asked for by %s.") % date_format(role.oldest_poll_by, "l j F Y")
    url = reverse("programme:poll", args=[role.cohort.slug, role.oldest_poll])
    yield Line(role.cohort.title, words, url, of=str(role.cohort.year), note=note)
