"""Who teaches in a row, and what it yields."""

import re
from typing import Any

from programme.models import Session, SessionTrainer


def people_of(cells: dict[str, str], session: Session | None) -> dict[str, Any]:
    """Trainers, with what is known of them already; outputs that are new. An empty cell takes nobody away."""
    taught = {trainer.name: trainer for trainer in session.trainers.all()} if session else {}
    known = [output.title for output in session.outputs.all()] if session else []
    row: dict[str, Any] = {}
    names = _split(cells.get("trainers", ""), list(taught))
    if names:
        row["trainers"] = [_trainer(name, taught.get(name)) for name in names]
    titles = _split(cells.get("outputs", ""), known) or []
    row["outputs"] = [{"title": title} for title in titles if title not in known]
    return row


def _trainer(name: str, known: SessionTrainer | None) -> dict[str, str]:
    organisation = known.organisation.name if known and known.organisation else ""
    return {
        "name": name,
        "organisation": organisation,
        "email": known.user.email if known and known.user else "",
    }


def _split(words: str, known: list[str]) -> list[str] | None:
    """What stands in a cell of several; None where it says just what is known, however it is parted."""
    if words == "; ".join(known):
        return None
    return [each for part in re.split(r"[;\n]", words) if (each := part.strip())]
