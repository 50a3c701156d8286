"""What of a released session stands folded away on a page: for those who want to know more."""

import dataclasses
from collections.abc import Sequence

from django.utils.translation import gettext as _

from programme.models import ReleasedSession


@dataclasses.dataclass(frozen=True)
class Detail:
    """A word and what stands under it: a list, a text or an address."""

    word: str
    items: Sequence[str] = ()
    text: str = ""
    link: str = ""


def list_details(session: ReleasedSession, *, joins: bool) -> list[Detail]:
    """What there is to say, in the order in which it is read; the way in for those who join alone."""
    body = session.body
    found = []
    if goals := body.get("goals"):
        found.append(Detail(_("Goals"), goals))
    if contents := body.get("contents"):
        found.append(Detail(_("Contents"), contents))
    if trainers := body.get("trainers"):
        found.append(Detail(_("Trainers"), text=", ".join(map(_trainer, trainers))))
    if preparations := body.get("preparations"):
        found.append(Detail(_("To prepare"), text=preparations))
    if materials := body.get("materials"):
        found.append(Detail(_("Materials"), text=materials))
    if joins and session.joining_link:
        found.append(Detail(_("To join"), link=session.joining_link))
    if joins and (recording := say_recorded(session)):
        found.append(Detail(_("Recording"), text=recording))
    if aliases := body.get("aliases"):
        found.append(Detail(_("Also printed as"), text="; ".join(aliases)))
    return found


def say_recorded(session: ReleasedSession) -> str:
    """What the release says of a recording, in words: an address needs an agreement, and is not said here."""
    words: str = session.body.get("recording", "")
    return "" if "://" in words else words


def _trainer(trainer: dict[str, str]) -> str:
    organisation = trainer.get("organisation")
    return f"{trainer['name']} ({organisation})" if organisation else trainer["name"]
