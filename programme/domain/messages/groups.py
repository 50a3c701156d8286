"""Who is told the same, for a page that would be long with a line a person."""

import dataclasses
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from programme.domain.messages.audience import Addressed
from programme.domain.messages.news import LOST, News
from programme.domain.readers import Reader
from programme.domain.telling import WAYS
from programme.enums import ChangeKind

# After a number: "2 no longer theirs".
SAID: dict[str, Any] = {**{str(kind): word for kind, word in WAYS.items()}, LOST: _("no longer theirs")}


@dataclasses.dataclass
class Group:
    """People who are told the same of the same sessions, and whether remarks of theirs are answered."""

    is_whole: bool
    news: list[News]
    answered: bool
    readers: list[Reader] = dataclasses.field(default_factory=list)

    @property
    def tally(self) -> list[tuple[int, str]]:
        """How many sessions changed in each way."""
        found = Counter(kind for each in self.news for kind in each.kinds)
        return [(found[kind], str(SAID[kind])) for kind in SAID if found[kind]]

    @property
    def sessions(self) -> list[tuple[str, str]]:
        """Each session's title, with the words for what is new about it; of a whole programme, none."""
        words = {**{str(kind): kind.label for kind in ChangeKind}, LOST: _("no longer theirs")}
        new = (ChangeKind.NEW,) if self.is_whole else ()
        return [
            (each.now.title, ", ".join(str(words[kind]) for kind in each.kinds if kind not in new))
            for each in self.news
        ]


def group_alike(told: Iterable[Addressed]) -> list[Group]:
    """The groups, the largest first."""
    groups: dict[tuple[object, ...], Group] = {}
    for each in told:
        key = (
            each.is_whole,
            bool(each.answers),
            *((news.now.uid, news.kinds) for news in each.news),
        )
        group = groups.setdefault(key, Group(each.is_whole, each.news, bool(each.answers)))
        group.readers.append(each.reader)
    return sorted(groups.values(), key=lambda group: -len(group.readers))
