"""An invitation to one session, or its cancellation, as calendars take it from a mail (RFC 5546)."""

import dataclasses
from email.utils import parseaddr

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress
from icalendar.parser import Contentline, Parameters

from accounts.models import User
from programme.domain.exports.calendar import add_zones, as_event
from programme.domain.exports.plain import plain
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


def write_invitation(session: ReleasedSession, release: Release, way: Practical | None, method: str) -> Entry:
    """The object for a session, of the METHOD given, before anybody is written in."""
    file = Calendar()
    file.add("version", "2.0")
    file.add("prodid", "-//Trellis//Programme//EN")
    file.add("method", method)
    add_zones(file, [session], set())
    event: Event = as_event(session, release, way, joins=True)
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    whose = {"CN": plain(release.cohort.title)}
    event.add("organizer", vCalAddress(f"mailto:{address}"), parameters=whose)
    file.add_component(event)
    name = f"{session.code}-cancelled.ics" if method == "CANCEL" else f"{session.code}.ics"
    return Entry(name, method, bytes(file.to_ical()).decode())
