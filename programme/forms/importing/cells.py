"""What a row's cells say in the words of the session's form; what they don't say stays as it is."""

from collections.abc import Mapping
from typing import Any

from django.forms.models import model_to_dict
from django.utils.translation import gettext as _

from programme.domain.copies import where
from programme.enums import Format, SessionKind, SessionState
from programme.forms.importing.words import FORMATS, KINDS, choose
from programme.forms.session import SessionForm
from programme.models import Session

TEXTS = ("relevance", "goals", "contents", "preparations", "joining_link")
ONLINE = {"online", "zoom", "teams", "virtual"}


def fields_of(cells: Mapping[str, str], session: Session | None, notes: list[str]) -> dict[str, Any]:
    """The fields of the session's form without phase and track; `notes` take what was not understood."""
    fields: dict[str, Any] = _as_it_stands(session) if session else {}
    if cells.get("title") or session is None:
        fields["title"] = cells.get("title", "")
    fields |= {name: cells[name] for name in TEXTS if name in cells and not _same(cells, session, name)}
    place = cells.get("place", "")
    online = place.casefold() in ONLINE
    if (place or ("place" in cells and "mark" not in cells)) and not _is_told(place, session):
        fields["place"] = "" if online else place
    form = choose(cells.get("format", ""), FORMATS, Format, notes)
    fields["format"] = (
        form or fields.get("format") or (Format.IN_PERSON if place and not online else Format.ONLINE)
    )
    kind = choose(cells.get("kind", ""), KINDS, SessionKind, notes)
    fields["kind"] = kind or fields.get("kind") or SessionKind.PLENARY
    _note_state(cells.get("state", ""), session, notes)
    return fields


def _as_it_stands(session: Session) -> dict[str, Any]:
    return model_to_dict(session, fields=[*SessionForm.base_fields]) | {
        "phase": session.phase.code,
        "track": session.track.code,
    }


def _same(cells: Mapping[str, str], session: Session | None, name: str) -> bool:
    """Our own schedule tells goals and contents in one; brought back, that is no change."""
    if session is None:
        return False
    told = [line.strip() for line in (session.goals + "\n" + session.contents).splitlines() if line.strip()]
    return name == "contents" and "mark" in cells and cells[name].splitlines() == told


def _is_told(place: str, session: Session | None) -> bool:
    """Whether it is how our own files say where the session is."""
    return session is not None and place == where(session)  # type: ignore[arg-type]


def _note_state(state: str, session: Session | None, notes: list[str]) -> None:
    cancelled = session is not None and session.state == SessionState.CANCELLED
    if ("cancel" in state.casefold()) != cancelled and (state or cancelled):
        notes.append(
            _("Whether it takes place is not taken from a file. Cancel it, or take that back, on its sheet.")
        )
