"""How far a section's text is: said by its pair, and by those who reviewed it."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused, move
from accounts.models import User
from actionplans.enums import SectionState
from actionplans.models import Plan, Section


def ask_for_review(section: Section, *, of: int, by: User, at: dt.datetime | None = None) -> None:
    """The pair says of revision `of` that others may review it; also once more, after a change."""
    _say(section, SectionState.READY, of, "asked for review", by=by, at=at)


def mark_reviewed(section: Section, *, of: int, by: User, at: dt.datetime | None = None) -> None:
    """Somebody from outside the pair has read revision `of` and left what there was to remark."""
    _say(section, SectionState.REVIEWED, of, "marked as reviewed", by=by, at=at)


def mark_final(section: Section, *, of: int, by: User, at: dt.datetime | None = None) -> None:
    """The pair is done with the text as of revision `of`, with or without a review."""
    _say(section, SectionState.FINAL, of, "marked as final", by=by, at=at)


def take_back(section: Section, *, of: int, by: User, at: dt.datetime | None = None) -> None:
    """The pair works on the text again: a draft is said of no revision, whichever was read."""
    _say(section, SectionState.DRAFT, None, "went on drafting", by=by, at=at)


@transaction.atomic
def _say(
    section: Section, to: SectionState, of: int | None, verb: str, *, by: User, at: dt.datetime | None
) -> None:
    """One move by its table, and what it was said of. Nothing moves by itself when the text changes.

    Raises Refused when the plan is closed, when there is no text to speak of, or when it was said already.
    """
    # Held, so that nothing is said behind a submission; the section first, as where texts are stored.
    Section.objects.select_for_update().only("pk").get(pk=section.pk)
    plan = Plan.objects.select_for_update(no_key=True).get(pk=section.plan_id)
    if not plan.is_open:
        state = plan.get_state_display().lower()
        raise Refused(_("The plan is %s: how far its sections are stands still now.") % state)
    if of is not None and not 1 <= of <= section.number:
        raise Refused(_("There is no text yet of which that could be said. Write it first."))
    if section.state == to:
        word = section.get_state_display()
        raise Refused(_("The section is marked as “%s” already; somebody did so before you.") % word)
    move(section, to, by=by, at=at, verb=verb, note=f"revision {of}" if of else "", said_of=of)
