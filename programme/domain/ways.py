"""What is told of the way to a phase: where it is, and the organisers' words in their order."""

import dataclasses
from collections.abc import Mapping

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from prose.render import render, settle_headings

# Each part with what stands before it.
PARTS = {"arrival": _("Arrival"), "access": _("Access"), "meals": _("Meals"), "contacts": _("Contacts")}
# On the page and on paper a part stands under its phase, and that under the title.
BELOW = 3


@dataclasses.dataclass(frozen=True)
class Way:
    """The venue and its address, the parts that say something, and what is for members alone."""

    venue: str
    address: str
    parts: list[tuple[str, SafeString]]
    members: SafeString

    @property
    def place(self) -> str:
        return ", ".join(filter(None, (self.venue, self.address)))

    def __bool__(self) -> bool:
        return bool(self.place or self.parts or self.members)


def describe_way(code: str, words: Mapping[str, str]) -> Way:
    """The words about one phase as HTML; `members` only where they are among the words."""
    told = [(str(label), _html(words, name, code)) for name, label in PARTS.items()]
    return Way(
        words.get("venue", ""),
        words.get("address", ""),
        [(label, html) for label, html in told if html],
        _html(words, "members", code),
    )


def words_of(text: str, id_prefix: str = "", below: int = 1) -> SafeString:
    """The organisers' words, their headings under that of the page; nothing in them is fetched."""
    if not text.strip():
        return SafeString()
    html = render(text, id_prefix=id_prefix)
    return mark_safe("".join(settle_headings([html], below=below)))  # noqa: S308 (cleaned by prose)


def _html(words: Mapping[str, str], name: str, code: str) -> SafeString:
    return words_of(words.get(name, ""), f"{code}-{name}-", BELOW)
