"""The calendar entry that goes with a mail about a session: an invitation, or its cancellation (RFC 5546)."""

import copy
import dataclasses
from collections.abc import Mapping
from email.utils import parseaddr

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress
from icalendar.parser import Contentline, Parameters

from accounts.models import User
from programme.domain.exports.calendar import add_zones, as_event
from programme.domain.exports.plain import plain
from programme.domain.messages.effect import has_entry
from programme.domain.messages.news import News
from programme.enums import ChangeKind
from programme.models import Practical, Release, ReleasedSession

# With the line end before it: no folded line of a text can read like this.
END = "\r\nEND:VEVENT\r\n"


@dataclasses.dataclass(frozen=True)
class Entry:
    """One object of one UID, as everybody gets it; who is invited is written in for each."""

    name: str
    method: str
    body: str

    def to(self, person: User) -> tuple[str, str, str]:
        """Its file for this person: name, type and text."""
        whom = {"CN": plain(person.name or person.email), "ROLE": "REQ-PARTICIPANT", "RSVP": "FALSE"}
        line = Contentline.from_parts("ATTENDEE", Parameters(whom), vCalAddress(f"mailto:{person.email}"))
        said = self.body.replace(END, f"\r\n{line.to_ical().decode()}{END}")
        return self.name, f"text/calendar; method={self.method}", said


def write_entry(news: News, release: Release, ways: Mapping[str, Practical]) -> Entry | None:
    """The entry for a session's news; nothing where no calendar holds it or would read otherwise.

    `ways`: by the code of a phase, how one gets there. UID and SEQUENCE are those of the feeds. What is no longer theirs, or lost its date, is cancelled
    where it stood.
    """
    now, before = news.now, news.before
    if has_entry(now) and not news.is_lost:
        only_trainers = set(news.kinds) == {ChangeKind.TRAINERS}
        return None if only_trainers else _entry(now, release, ways, "REQUEST")
    if before is None or not has_entry(before):
        return None
    return _entry(_withdrawn(now, before), release, ways, "CANCEL")


def _withdrawn(now: ReleasedSession, before: ReleasedSession) -> ReleasedSession:
    """As it stood in calendars, cancelled, under the SEQUENCE of today."""
    gone = copy.copy(now if now.cancelled or has_entry(now) else before)
    gone.cancelled, gone.sequence = True, now.sequence
    return gone


def _entry(session: ReleasedSession, release: Release, ways: Mapping[str, Practical], method: str) -> Entry:
    file = Calendar()
    file.add("version", "2.0")
    file.add("prodid", "-//Trellis//Programme//EN")
    file.add("method", method)
    add_zones(file, [session], set())
    event: Event = as_event(session, release, ways.get(session.phase_code), joins=True)
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    whose = {"CN": plain(release.cohort.title)}
    event.add("organizer", vCalAddress(f"mailto:{address}"), parameters=whose)
    file.add_component(event)
    name = f"{session.code}-cancelled.ics" if method == "CANCEL" else f"{session.code}.ics"
    return Entry(name, method, bytes(file.to_ical()).decode())
