"""Who is writing in which section now: kept in the shared cache, in no table."""

import datetime as dt
from collections.abc import Iterable

from django.core.cache import cache
from django.utils import timezone

from accounts.models import User
from actionplans.models import Plan, Section
from cohorts.models import Tenure

BEAT_SECONDS, GONE_SECONDS = 15, 40


def note_presence(section: Section, *, by: User, at: dt.datetime | None = None) -> None:
    """`by` has the section's editor open; forgotten after GONE_SECONDS unless said again."""
    cache.set(_key(section.pk, by.pk), at or timezone.now(), timeout=GONE_SECONDS)


def writers_in(plan: Plan, sections: Iterable[Section], *, besides: User) -> list[tuple[Section, User]]:
    """Who of the pair is writing in which of the sections now, without `besides`; each where seen last.

    Asked of the seats held now, so that nobody whose seat has ended is shown.
    """
    seated = Tenure.objects.current().in_pair(plan.pair).select_related("user")
    return writing_now(sections, [tenure.user for tenure in seated if tenure.user != besides])


def writing_now(sections: Iterable[Section], people: list[User]) -> list[tuple[Section, User]]:
    """Which of these people are writing in which of the sections now, each where seen last."""
    asked = {_key(section.pk, user.pk): (section, user) for section in sections for user in people}
    seen = cache.get_many(asked)
    last = {asked[key][1]: asked[key][0] for key in sorted(seen, key=seen.__getitem__)}
    return [(section, user) for user, section in last.items()]


def _key(section_id: int, user_id: int) -> str:
    return f"presence/{section_id}/{user_id}"
