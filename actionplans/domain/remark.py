"""Remarks on a plan: left at a passage, answered, resolved with an outcome, found again."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused, move, record
from accounts.models import User
from actionplans.domain.anchoring import place_of
from actionplans.models import Revision, SectionRemark, SectionThread
from prose.anchor import make_anchor
from remarks.enums import Outcome, ThreadState


@transaction.atomic
def leave_remark(
    revision: Revision,
    *,
    start: int,
    end: int,
    text: str,
    audience: str,
    by: User,
    at: dt.datetime | None = None,
) -> SectionThread:
    """Open a thread at characters `start` to `end` of a revision's text.

    Raises Refused when the passage is not in the text or nothing was said.
    """
    if not text.strip():
        raise Refused(_("Write the remark before you store it."))
    if not 0 <= start < end <= len(revision.text):
        raise Refused(_("That passage is no longer there. Choose it again."))
    anchor = make_anchor(revision.text, start, end)
    thread = SectionThread.objects.create(
        section=revision.section,
        revision=revision,
        quote=anchor.quote,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        start=anchor.start,
        end=anchor.end,
        audience=audience,
        author=by,
        created_at=at or timezone.now(),
    )
    reply(thread, text=text, by=by, at=at)
    return thread


def reply(thread: SectionThread, *, text: str, by: User, at: dt.datetime | None = None) -> SectionRemark:
    """Say something more in a thread."""
    if not text.strip():
        raise Refused(_("Write the reply before you store it."))
    return SectionRemark.objects.create(
        thread=thread, author=by, text=text.strip(), created_at=at or timezone.now()
    )


@transaction.atomic
def edit_remark(remark: SectionRemark, *, text: str, by: User, at: dt.datetime | None = None) -> None:
    """Change one's own words while they are the last in an open thread; the page says that they were.

    Refused once somebody has answered them or the thread is resolved: an answer keeps its question.
    """
    thread = SectionThread.objects.select_for_update().get(pk=remark.thread_id)
    if remark.author_id != by.pk or not text.strip():
        raise Refused(_("You can change your own remarks, to words and not to nothing."))
    if thread.state == ThreadState.RESOLVED or remark.pk != thread.last_said().pk:
        raise Refused(_("Somebody has answered this remark since. Say what is different in a reply."))
    remark.text, remark.edited_at = text.strip(), at or timezone.now()
    remark.save(update_fields=["text", "edited_at"])


def resolve_thread(
    thread: SectionThread, *, outcome: str, reason: str = "", by: User, at: dt.datetime | None = None
) -> None:
    """Close a thread, saying what came of it; a declined one says why."""
    if outcome == Outcome.DECLINED and not reason.strip():
        raise Refused(_("Say why the remark is declined; the person who left it will read it."))
    moment = at or timezone.now()
    move(
        thread,
        ThreadState.RESOLVED,
        by=by,
        at=moment,
        verb="resolved a remark",
        note=reason,
        outcome=Outcome(outcome),
        reason=reason.strip(),
        resolved_at=moment,
        resolved_by=by,
    )


def reopen_thread(thread: SectionThread, *, by: User, at: dt.datetime | None = None) -> None:
    """Take a resolved thread up again."""
    move(
        thread,
        ThreadState.REOPENED,
        by=by,
        at=at,
        verb="reopened a remark",
        outcome="",
        reason="",
        resolved_at=None,
        resolved_by=None,
    )


@transaction.atomic
def attach_thread(
    thread: SectionThread,
    *,
    revision: Revision,
    start: int,
    end: int,
    by: User,
    at: dt.datetime | None = None,
) -> None:
    """Give a remark that lost its passage another one. Raises Refused while it still has its own."""
    newest = thread.section.revisions.newest_first().first()
    if newest is None or place_of(thread, newest).status != "orphan":
        raise Refused(_("The remark still has its passage."))
    anchor = make_anchor(revision.text, start, end)
    thread.revision = revision
    thread.quote, thread.prefix, thread.suffix = anchor.quote, anchor.prefix, anchor.suffix
    thread.start, thread.end = anchor.start, anchor.end
    thread.followed_to, thread.trail = None, {}
    thread.save(
        update_fields=["revision", "quote", "prefix", "suffix", "start", "end", "followed_to", "trail"]
    )
    record(thread, verb="attached a remark again", by=by, at=at or timezone.now())
