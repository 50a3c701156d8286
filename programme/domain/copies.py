"""What of a session is copied into a release, and when its calendar entry counts as changed."""

from programme.enums import Format, SessionState
from programme.models import Output, Release, ReleasedSession, Session, SessionTrainer

SLOT = ("certainty", "wording", "time_zone", "starts_at", "ends_at", "first_day", "last_day", "firm_by")
PLAIN = ("code", "title", "kind", "format", "place", "joining_link")
# A calendar's SEQUENCE rises on these; on prose it stays.
IN_CALENDARS = ("starts_at", "ends_at", "first_day", "last_day", "cancelled")


def copy_session(session: Session, order: int, previous: ReleasedSession | None) -> ReleasedSession:
    """The session as it stands, not yet in a release. `previous`: its newest copy, for SEQUENCE."""
    slot = session.slot
    copy = ReleasedSession(
        uid=slot.uid,
        order=order,
        phase_code=session.phase.code,
        phase_title=session.phase.title,
        track_title=session.track.title,
        track_kind=session.track.kind,
        cancelled=session.state == SessionState.CANCELLED,
        body=_body(session),
        **{name: getattr(session, name) for name in PLAIN},
        **{name: getattr(slot, name) for name in SLOT},
    )
    copy.sequence = _sequence(copy, previous)
    return copy


def copy_again(copy: ReleasedSession, last: ReleasedSession, *, cancelled: bool = False) -> ReleasedSession:
    """A released session once more, not yet in a release; `last` is its newest copy, for SEQUENCE."""
    fields = {
        field.attname: getattr(copy, field.attname)
        for field in copy._meta.concrete_fields
        if field.attname not in ("id", "release_id", "sequence")
    }
    again = ReleasedSession(**{**fields, "cancelled": copy.cancelled or cancelled})
    again.sequence = _sequence(again, last)
    return again


def where(copy: ReleasedSession) -> str:
    """The place as calendars and change lists know it: a venue, or that it is online."""
    return copy.place or (str(Format.ONLINE.label) if copy.format == Format.ONLINE else "")


def newest_copies(release: Release | None) -> dict[str, ReleasedSession]:
    """The sessions of a release by code; of none, none."""
    return {copy.code: copy for copy in release.sessions.all()} if release else {}


def _sequence(copy: ReleasedSession, previous: ReleasedSession | None) -> int:
    if previous is None:
        return 0
    same = where(copy) == where(previous) and all(
        getattr(copy, name) == getattr(previous, name) for name in IN_CALENDARS
    )
    return previous.sequence + (0 if same else 1)


def _body(session: Session) -> dict[str, object]:
    return {
        "relevance": session.relevance,
        "goals": _lines(session.goals),
        "contents": _lines(session.contents),
        "materials": session.materials,
        "preparations": session.preparations,
        "recording": session.recording,
        "aliases": _lines(session.aliases),
        "no_outputs": session.no_outputs,
        "trainers": [_trainer(trainer) for trainer in session.trainers.all()],
        "outputs": [_output(output) for output in session.outputs.all()],
    }


def _trainer(trainer: SessionTrainer) -> dict[str, str]:
    return {"name": trainer.name, "organisation": trainer.organisation.name if trainer.organisation else ""}


def _output(output: Output) -> dict[str, str]:
    return {"title": output.title, "owner": output.owner, "due": output.due_words(), "state": output.state}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
