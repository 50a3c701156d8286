"""The message that one person gets about a release: words and calendar entries."""

import dataclasses
import functools

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from outbox.domain.drafting import Draft
from programme.domain.exports.calendar import name_of
from programme.domain.messages.audience import Addressed
from programme.domain.messages.entries import write_entry
from programme.domain.messages.invitations import Entry
from programme.domain.messages.lines import say_news
from programme.domain.messages.news import News
from programme.domain.practical import practical_of
from programme.models import Release

# A mail with more files than these is refused by some letterboxes and read by nobody.
MOST_ENTRIES = 40


@dataclasses.dataclass
class Composer:
    """Writes the messages of one release; what many are told is put into words once."""

    release: Release

    def __post_init__(self) -> None:
        self.ways = practical_of(self.release.cohort)
        self.line = functools.cache(self._line)
        self.entry = functools.cache(self._entry)

    def compose(self, addressed: Addressed) -> Draft:
        """In the reader's language and with the reader's clock: what changed, then what became of remarks."""
        person = addressed.reader.person
        with translation.override(person.language):
            entries = self._entries(addressed)
            told = entries if len(entries) <= MOST_ENTRIES else []
            context = self._context(addressed, attached=len(told), too_many=len(entries) > len(told))
            return Draft(
                recipient=person,
                subject=render_to_string("programme/email/release_subject.txt", context),
                text=render_to_string("programme/email/release_message.txt", context).rstrip(),
                dedupe_key=f"release/{self.release.pk}/{person.pk}",
                files=tuple(entry.to(person) for entry in told),
            )

    def _context(self, addressed: Addressed, **entries: int) -> dict[str, object]:
        cohort, person = self.release.cohort, addressed.reader.person
        language = translation.get_language()
        first = addressed.answers[0].session.release.number if addressed.answers else 0
        return {
            "release": self.release,
            "edition": name_of(cohort),
            "name": person.get_short_name(),
            "told": addressed,
            "lines": [self.line(news, person.time_zone, language) for news in addressed.news],
            "link": _address("programme", cohort.slug),
            "consultation": _address("consultation", cohort.slug, first),
            "calendar": _address("own_feed"),
            "site_url": settings.SITE_URL,
            **entries,
        }

    def _entries(self, addressed: Addressed) -> list[Entry]:
        language = translation.get_language()
        found = (self.entry(news, language) for news in addressed.news)
        return [entry for entry in found if entry]

    def _line(self, news: News, zone: str, _language: str | None) -> str:
        return say_news(news, zone)

    def _entry(self, news: News, _language: str | None) -> Entry | None:
        return write_entry(news, self.release, self.ways.get(news.now.phase_code))


def _address(name: str, *args: object) -> str:
    return f"{settings.SITE_URL}{reverse(f'programme:{name}', args=args)}"
