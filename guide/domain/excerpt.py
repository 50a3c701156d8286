"""Proposing an excerpt: which whole passages of an accepted text, pinned under a readable code."""

import datetime as dt
import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused, move
from accounts.models import User
from actionplans.enums import PlanState
from actionplans.models import Revision, Section
from cohorts.rules import is_organiser, sits_in_pair
from guide.enums import ExcerptState
from guide.models import Excerpt
from prose.blocks import Block, footnote_definitions, footnote_labels_cited, split_blocks
from prose.source import sha256

# No I, O, 0 and 1: the code is read from paper and typed.
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
QUOTABLE = frozenset({PlanState.ACCEPTED, PlanState.PUBLISHED})
SILENT = frozenset({"blank", "footnote", "rule"})


@transaction.atomic
def propose_excerpt(
    section: Section,
    *,
    revision: Revision,
    start: int,
    end: int,
    chapter_code: str,
    by: User,
    at: dt.datetime | None = None,
) -> Excerpt:
    """An excerpt of the whole passages that `start` to `end` touch, pinned to `revision`.

    It carries the notes it cites. Only the text that stands in an accepted plan can be quoted, by its
    own pair or an organiser; Refused says what else keeps it from being proposed.
    """
    at = at or timezone.now()
    section = Section.objects.select_for_update(of=("self",)).select_related("plan").get(pk=section.pk)
    _check_right(section, by)
    _check_accepted(section, revision)
    start, end = widen_to_passages(revision.text, start, end)
    text = cut_text(revision.text, start, end)
    excerpt = Excerpt.objects.create(
        code=new_code(),
        section=section,
        revision=revision,
        start=start,
        end=end,
        text=text,
        sha256=sha256(text),
        chapter_code=chapter_code,
        proposed_by=by,
        proposed_at=at,
    )
    excerpt.new_event(verb="proposed", by=by, at=at, after=excerpt.state).save()
    return excerpt


@transaction.atomic
def propose_again(excerpt: Excerpt, *, by: User, at: dt.datetime | None = None) -> None:
    """A withdrawn excerpt starts anew, the same words under the same code; every seat is asked again."""
    at = at or timezone.now()
    _check_right(excerpt.section, by)
    move(
        excerpt,
        ExcerptState.PROPOSED,
        by=by,
        at=at,
        verb="proposed again",
        proposed_by=by,
        proposed_at=at,
        approved_by=None,
        approved_at=None,
    )


def widen_to_passages(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the whole passages that a span touches; Refused where it touches no words."""
    if not 0 <= start < end <= len(text):
        raise Refused(_("Those passages do not stand in this revision."))
    touched = [block for block in split_blocks(text) if block.start < end and block.end > start]
    spoken = [block for block in touched if block.kind not in SILENT]
    if not spoken:
        raise Refused(_("Choose at least one passage with words in it."))
    return spoken[0].start, spoken[-1].end


def cut_text(text: str, start: int, end: int) -> str:
    """The passages between two bounds, with every note that they, or those notes, cite."""
    passage = text[start:end].rstrip() + "\n"
    notes, carried = footnote_definitions(text), dict.fromkeys(footnote_definitions(passage))
    waiting = footnote_labels_cited(passage)
    while waiting:
        label = waiting.pop(0)
        if label in carried or label not in notes:
            continue
        carried[label] = None
        passage += "\n" + notes[label].rstrip() + "\n"
        waiting += footnote_labels_cited(notes[label])
    return passage


def quotable_passages(text: str) -> list[Block]:
    """What a reader may choose from: passages with words, notes left out since they follow."""
    return [block for block in split_blocks(text) if block.kind not in SILENT]


def has_changed_since(excerpt: Excerpt) -> bool:
    """Whether the section has a newer text than the pinned one; nothing changes by itself."""
    return bool(excerpt.section.current_id != excerpt.revision_id)


def new_code() -> str:
    """A free code such as K7Q2-M4."""
    while True:
        letters = "".join(secrets.choice(LETTERS) for _place in range(6))
        code = f"{letters[:4]}-{letters[4:]}"
        if not Excerpt.objects.filter(code=code).exists():
            return code


def _check_right(section: Section, by: User) -> None:
    if not (sits_in_pair(by, section) or is_organiser(by, section)):
        raise Refused(_("Only the pair itself or an organiser proposes an excerpt of a plan."))


def _check_accepted(section: Section, revision: Revision) -> None:
    if section.plan.state not in QUOTABLE:
        raise Refused(_("The plan is not accepted yet. Its passages can be proposed once it is."))
    if section.current_id != revision.pk:
        raise Refused(_("Only the text that was accepted can be quoted, not an earlier one."))
