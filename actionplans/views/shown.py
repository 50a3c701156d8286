"""What a section's page says, as plain facts; its HTML is made of nothing else, so they are its key."""

import dataclasses
import datetime as dt
from collections.abc import Sequence

from prose.render import Figure as Picture

# What began a thread and up to three replies stand open.
UNFOLDED = 4


@dataclasses.dataclass(frozen=True)
class ShownRemark:
    """One thing said in a thread."""

    pk: int
    author: str
    text: str
    edited: bool


@dataclasses.dataclass(frozen=True)
class ShownThread:
    """A thread as one reader sees it: who speaks, where it stands now, and addresses by right."""

    pk: int
    author: str
    affiliation: str
    profile: str
    quote: str
    place: str
    start: int
    end: int
    letter: str
    remarks: tuple[ShownRemark, ...]
    audience: str
    resolved: bool
    outcome: str
    resolved_by: str
    reason: str
    reply_url: str
    resolve_url: str
    change_url: str
    attach_url: str

    @property
    def folded(self) -> Sequence[ShownRemark]:
        """Of a long thread, the replies between what began it and the last two."""
        return self.remarks[1:-2] if len(self.remarks) > UNFOLDED else ()

    @property
    def unfolded(self) -> Sequence[ShownRemark]:
        """The replies that always show."""
        return self.remarks[-2:] if self.folded else self.remarks[1:]


@dataclasses.dataclass(frozen=True)
class ShownSaying:
    """What the reader may say of how far a section is."""

    to: str
    label: str
    consequence: str


@dataclasses.dataclass(frozen=True)
class ShownSection:
    """A section as one reader sees it, with its threads in the order of the text, orphans last."""

    code: str
    order: int
    title: str
    purpose: str
    lead_profile: str
    city: str
    step: int
    word: str
    said_of: int
    relevance: str
    text: str
    number: int
    author: str
    stored_at: dt.datetime | None
    pictures: tuple[tuple[str, Picture], ...]
    audience: str
    history_url: str
    edit_url: str
    remark_url: str
    audience_url: str
    status_url: str
    compare_url: str
    sayings: tuple[ShownSaying, ...]
    threads: tuple[ShownThread, ...]

    @property
    def open_threads(self) -> int:
        return sum(not thread.resolved for thread in self.threads)

    @property
    def placed(self) -> Sequence[ShownThread]:
        return [thread for thread in self.threads if thread.place != "orphan"]

    @property
    def orphans(self) -> Sequence[ShownThread]:
        return [thread for thread in self.threads if thread.place == "orphan"]
