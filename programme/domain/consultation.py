"""How a preliminary release is consulted: remarks on its sessions, and what the organisers made of each."""

import datetime as dt
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused, move
from accounts.models import User
from programme.domain.copies import where
from programme.domain.storing import hold_programme
from programme.domain.wording import say_when
from programme.enums import DISPOSITIONS, ReleaseKind, RemarkedField
from programme.models import Release, ReleasedSession, ReleaseRemark, ReleaseThread
from remarks.enums import Audience, Outcome, ThreadState

# How each thing one may remark on reads in the release.
READS: dict[str, Callable[[ReleasedSession], str]] = {
    RemarkedField.WHEN: say_when,
    RemarkedField.TITLE: lambda copy: copy.title,
    RemarkedField.CONTENTS: lambda copy: "; ".join([*copy.body["goals"], *copy.body["contents"]]),
    RemarkedField.TRAINERS: lambda copy: ", ".join(trainer["name"] for trainer in copy.body["trainers"]),
    RemarkedField.PLACE: where,
    RemarkedField.OUTPUTS: lambda copy: "; ".join(output["title"] for output in copy.body["outputs"]),
    RemarkedField.OTHER: lambda copy: "",
}


def is_consulted(release: Release) -> bool:
    """Whether remarks are asked for: it is preliminary, and nothing newer has taken its place."""
    newer = release.cohort.releases.filter(number__gt=release.number)
    return release.kind == ReleaseKind.PRELIMINARY and not newer.exists()


@transaction.atomic
def leave_remark(
    session: ReleasedSession, *, field: str, text: str, by: User, at: dt.datetime | None = None
) -> ReleaseThread:
    """Say something about one thing of a released session, for the whole cohort to read.

    The release is held meanwhile against the next one, which would leave the remark behind.
    Raises Refused when nothing was said, or the release is not (or no longer) consulted.
    """
    release = session.release
    hold_programme(release.cohort)
    if not is_consulted(release):
        raise Refused(_("This release is no longer consulted. Look at the newest one."))
    thread = ReleaseThread.objects.create(
        session=session,
        field=RemarkedField(field),
        quote=READS[field](session),
        audience=Audience.COHORT,
        author=by,
        created_at=at or timezone.now(),
    )
    reply(thread, text=text, by=by, at=at)
    return thread


def reply(thread: ReleaseThread, *, text: str, by: User, at: dt.datetime | None = None) -> ReleaseRemark:
    """Say something more. Raises Refused when nothing was said, or what came of it was told already."""
    if not text.strip():
        raise Refused(_("Write something before you store it."))
    if thread.state == ThreadState.RESOLVED:
        raise Refused(_("This remark is answered. Somebody who organises may open it again."))
    return ReleaseRemark.objects.create(
        thread=thread, author=by, text=text.strip(), created_at=at or timezone.now()
    )


def decide(
    thread: ReleaseThread, *, outcome: str, reason: str = "", by: User, at: dt.datetime | None = None
) -> None:
    """Say what becomes of a remark; what is not adopted whole says why.

    Raises Refused without that reason, or when somebody else decided first.
    """
    if outcome != Outcome.CHANGED and not reason.strip():
        said = {"disposition": DISPOSITIONS[Outcome(outcome)]}
        raise Refused(_("Say why it is %(disposition)s; who left the remark will read it.") % said)
    moment = at or timezone.now()
    move(
        thread,
        ThreadState.RESOLVED,
        by=by,
        at=moment,
        verb="decided on a remark",
        outcome=Outcome(outcome),
        reason=reason.strip(),
        resolved_at=moment,
        resolved_by=by,
    )


@transaction.atomic
def think_again(thread: ReleaseThread, *, by: User, at: dt.datetime | None = None) -> None:
    """Take a decision back. Raises Refused once a release has told it."""
    hold_programme(thread.cohort)
    if ReleaseThread.objects.get(pk=thread.pk).told_in_id:
        raise Refused(_("A release has told this decision. What is different now is said in the next one."))
    move(
        thread,
        ThreadState.REOPENED,
        by=by,
        at=at,
        verb="took a decision back",
        outcome="",
        reason="",
        resolved_at=None,
        resolved_by=None,
    )
