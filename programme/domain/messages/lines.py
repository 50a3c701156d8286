"""How one session's news is said in a mail, with the clock of who reads it beside the session's own."""

import zoneinfo

from django.utils.translation import gettext as _

from programme.domain.changes import differences
from programme.domain.copies import where
from programme.domain.messages.news import News
from programme.domain.telling import Difference, tell
from programme.domain.wording import say_times, say_when
from programme.enums import Certainty, ChangeKind
from programme.models import ReleasedSession


def say_news(news: News, zone: str) -> str:
    """ "Legal: moved: Thu 7 November 2024, 10:00 to 12:00 CET; it was ...", in the active language."""
    now, title = news.now, news.now.title
    if news.is_lost:
        return _("%(title)s: you are no longer expected there") % {"title": title}
    if news.before is None:
        place = f", {where(now)}" if where(now) else ""
        return f"{title}: {say_when(now)}{place}{_surety(news)}{_own_time(now, zone)}"
    (told,) = tell(differences(news.before, now))
    said = [_say(each, title) for each in told.differences]
    # The day is told whatever changed, unless it has been said.
    if not now.cancelled and say_when(now) not in "".join(said):
        said.append(say_when(now))
    return f"{title}: {'; '.join(said)}{_surety(news)}{_own_time(now, zone)}"


def _say(difference: Difference, title: str) -> str:
    words, reads = ", ".join(difference.words), {"before": difference.before, "after": difference.after}
    if difference.after in ("", title):
        return _("%(words)s (it was %(before)s)") % {"words": words, **reads} if difference.before else words
    now = f"{words}: {difference.after}"
    return _("%(now)s (it was %(before)s)") % {"now": now, **reads} if difference.before else now


def _surety(news: News) -> str:
    """That a clock time may still move; and how sure it is now, where that is what changed."""
    now, climbed = news.now, {ChangeKind.SURER, ChangeKind.LESS_SURE} & set(news.kinds)
    if now.cancelled or not (climbed or now.certainty == Certainty.TENTATIVE):
        return ""
    return _("; the date is %(certainty)s") % {"certainty": now.get_certainty_display().lower()}


def _own_time(session: ReleasedSession, zone: str) -> str:
    """The reader's own clock, where it shows another hour."""
    start, end = session.starts_at, session.ends_at
    if session.cancelled or not (start and end):
        return ""
    there, here = (start.astimezone(zoneinfo.ZoneInfo(name)) for name in (session.time_zone, zone))
    if there.utcoffset() == here.utcoffset():
        return ""
    return _("; on your clock %(when)s") % {"when": say_times(start, end, zone)}
