"""How a session of the working programme reads, field by field, to tell what a change would do."""

import hashlib

from django.utils.translation import gettext as _

from programme.domain.wording import say_day, say_when
from programme.models import Session

TEXTS = ("relevance", "goals", "contents", "preparations", "materials", "joining_link")


def read_session(session: Session) -> dict[str, str]:
    """What each field says to a reader, by its label; `session` comes with its parts."""
    slot = session.slot
    told = {
        _("Title"): session.title,
        _("Phase"): session.phase.title,
        _("Track"): session.track.title,
        _("Kind"): session.get_kind_display(),
        _("Format"): session.get_format_display(),
        _("Place"): session.place,
        _("When"): f"{say_when(slot)}, {slot.get_certainty_display().lower()}",
        _("Firm by"): say_day(slot.firm_by) if slot.firm_by else "",
        _("Trainers"): "; ".join(trainer.name for trainer in session.trainers.all()),
        _("Outputs"): "; ".join(output.title for output in session.outputs.all()),
    }
    names = {name: str(Session._meta.get_field(name).verbose_name).capitalize() for name in TEXTS}  # type: ignore[union-attr]
    return told | {label: getattr(session, name) for name, label in names.items()}


def differences(before: dict[str, str], after: dict[str, str]) -> list[list[str]]:
    """Label, before and after of each field that reads differently; of a new session all it says."""
    return [
        [label, before.get(label, ""), words]
        for label, words in after.items()
        if words != before.get(label, "")
    ]


def stamp(session: Session | None) -> str:
    """Another for each state of a session; nothing for none."""
    if session is None:
        return ""
    told = repr((session.version, session.state, sorted(read_session(session).items())))
    return hashlib.sha256(told.encode()).hexdigest()[:16]
