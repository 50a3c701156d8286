"""A year for the page of components, so that it shows the ribbon as it is drawn."""

import datetime as dt

from django import template
from django.utils.translation import gettext as _

from programme.domain.ribbon import Ribbon, draw_ribbon
from programme.enums import Certainty
from programme.models import ReleasedSession

register = template.Library()
HOUR = dt.timedelta(hours=1)


@register.simple_tag
def sample_ribbon() -> Ribbon | None:
    """A session of each certainty, two days that share a name, and today among them."""
    where = {"place": _("Barcelona"), "phase_title": "", "time_zone": "UTC"}
    late = {"first_day": dt.date(2024, 10, 21), "last_day": dt.date(2024, 10, 31)}
    sessions = [
        _timed(_("Introductory session"), dt.date(2024, 7, 18), Certainty.FIRM),
        _timed(_("Challenges"), dt.date(2024, 9, 26), Certainty.TENTATIVE),
        ReleasedSession(title=_("Preparatory session"), certainty=Certainty.WINDOW, **where, **late),
        _timed(_("Welcome"), dt.date(2024, 11, 7), Certainty.FIRM),
        _timed(_("Closing"), dt.date(2024, 11, 8), Certainty.FIRM),
        ReleasedSession(title=_("Consultation on the guide"), certainty=Certainty.UNDATED, **where),
    ]
    for order, session in enumerate(sessions):
        session.order, session.code = order, f"sample-{order}"
    return draw_ribbon(sessions, at=dt.datetime(2024, 10, 1, 12, tzinfo=dt.UTC))


def _timed(title: str, day: dt.date, certainty: str) -> ReleasedSession:
    start = dt.datetime(day.year, day.month, day.day, 9, tzinfo=dt.UTC)
    moments = {"starts_at": start, "ends_at": start + HOUR, "time_zone": "UTC"}
    return ReleasedSession(title=title, certainty=certainty, place=_("Barcelona"), **moments)
