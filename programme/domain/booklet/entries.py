"""A session as a booklet says it: in the agenda, and on its own sheet. No way to join is among it."""

import dataclasses
from collections.abc import Iterator

from django.utils.translation import gettext as _

from programme.domain.copies import where
from programme.domain.moments import zone_of
from programme.domain.wording import say_day, say_when
from programme.enums import Certainty, Format, OutputOwner, SessionKind, TrackKind
from programme.models import ReleasedSession


@dataclasses.dataclass(frozen=True)
class Entry:
    """A session of the release, in words."""

    session: ReleasedSession

    @property
    def title(self) -> str:
        return self.session.title

    @property
    def struck(self) -> bool:
        return self.session.cancelled

    @property
    def anchor(self) -> str:
        """Its sheet; nothing has one that is cancelled or a break."""
        bare = self.session.cancelled or self.session.kind == SessionKind.BREAK
        return "" if bare else f"s-{self.session.code}"

    @property
    def clock(self) -> str:
        """Its hours in its own zone."""
        if not self.session.starts_at or not self.session.ends_at:
            return _("hour open")
        zone = zone_of(self.session)
        hours = {
            "start": f"{self.session.starts_at.astimezone(zone):%H:%M}",
            "end": f"{self.session.ends_at.astimezone(zone):%H:%M}",
        }
        return _("%(start)s to %(end)s") % hours

    @property
    def when(self) -> str:
        return say_when(self.session)

    @property
    def sure(self) -> str:
        """How sure the date is, and by when it will be; of an open one `when` says it."""
        if self.session.cancelled:
            return _("cancelled")
        sure = Certainty(self.session.certainty)
        if self.session.firm_by and sure != Certainty.FIRM:
            words = {"sure": str(sure.label).lower(), "day": say_day(self.session.firm_by)}
            if sure == Certainty.UNDATED:
                return _("firm by %(day)s") % words
            return _("%(sure)s, firm by %(day)s") % words
        return "" if sure == Certainty.UNDATED else str(sure.label).lower()

    @property
    def kind(self) -> str:
        kind, taught = SessionKind(self.session.kind).label, Format(self.session.format).label
        return f"{kind}, {str(taught).lower()}"

    @property
    def place(self) -> str:
        return where(self.session)

    @property
    def side(self) -> str:
        """The class of its track's colour."""
        return self.session.track_kind

    @property
    def track(self) -> str:
        """Whose track it is; a session for all says nothing."""
        return "" if self.session.track_kind == TrackKind.COMMON else self.session.track_title

    @property
    def trainers(self) -> list[dict[str, str]]:
        found: list[dict[str, str]] = self.session.body.get("trainers", [])
        return found

    @property
    def relevance(self) -> str:
        return str(self.session.body.get("relevance", ""))

    @property
    def lists(self) -> Iterator[tuple[str, list[str]]]:
        """What stands on its sheet in lists, those that hold something."""
        body = self.session.body
        found = [(_("Goals"), body.get("goals", [])), (_("Main contents"), body.get("contents", []))]
        found.append((_("Outputs"), [_output(output) for output in body.get("outputs", [])]))
        if body.get("no_outputs") and not found[-1][1]:
            found[-1] = (_("Outputs"), [_("None foreseen.")])
        found.append((_("To prepare"), _lines(body.get("preparations", ""))))
        return ((word, lines) for word, lines in found if lines)


def _output(output: dict[str, str]) -> str:
    """ "City brief, from every city, mid-October"."""
    owners = {OutputOwner.CITIES: _("from every city"), OutputOwner.ORGANISERS: _("from the organisers")}
    owner = owners.get(OutputOwner(output["owner"]), "") if output.get("owner") else ""
    return ", ".join(filter(None, (output["title"], owner, output.get("due"))))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
