"""How the messages of a release stand: to whom, why, and what became of each."""

import dataclasses
from collections import Counter

from outbox.enums import MessageState
from programme.domain.messages.acts import WORDS, acts_of
from programme.domain.messages.holding import newest_of
from programme.domain.roster import list_readers
from programme.models import Mailing, Release, ReleaseMessage


@dataclasses.dataclass(frozen=True)
class Standing:
    """One message: the words for why its person gets it, empty who has left; its state, and what to do."""

    told: ReleaseMessage
    why: str
    acts: tuple[tuple[str, str], ...]

    @property
    def word(self) -> str:
        """The state, as a sentence says it."""
        return str(WORDS[MessageState(self.told.message.state)])


@dataclasses.dataclass(frozen=True)
class Overview:
    """All messages of a release by name, and the release that has taken its place, if one has."""

    rows: list[Standing]
    newer: Release | None

    @property
    def tally(self) -> list[tuple[int, str]]:
        """How many are in each state."""
        found = Counter(row.told.message.state for row in self.rows)
        return [(found[state], str(WORDS[state])) for state in WORDS if found[state]]

    @property
    def drafts(self) -> int:
        """How many wait to be sent."""
        return sum(row.told.message.state == MessageState.DRAFTED for row in self.rows)


def find_overview(mailing: Mailing) -> Overview:
    """How every message of it stands; as many questions for two as for two hundred."""
    newest = newest_of(mailing)
    newer = newest if newest.pk != mailing.release_id else None
    why = {reader.person.pk: reader.words for reader in list_readers(mailing.cohort)}
    rows = [
        Standing(told, why.get(told.person_id, ""), acts_of(told, superseded=newer is not None))
        for told in ReleaseMessage.objects.of_mailing(mailing).with_message().with_files()
    ]
    return Overview(rows, newer)
