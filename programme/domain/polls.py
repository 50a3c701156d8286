"""How a date is found together: organisers propose times, members say when they can, organisers close."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused, move, record
from accounts.models import User
from programme.domain.sessions import claim
from programme.domain.slots import change_slot, check_when
from programme.domain.storing import check_years
from programme.enums import Certainty, PollState, SessionState, Verdict
from programme.models import Poll, PollAnswer, Proposal, Session

FEWEST, MOST = 2, 12
# What an organiser may make of a chosen time.
DATED = (Certainty.TENTATIVE, Certainty.FIRM)


class Span(NamedTuple):
    """From when to when a session could be."""

    starts_at: dt.datetime
    ends_at: dt.datetime


def why_settled(session: Session) -> str:
    """Why nobody need be asked for the date of this session; empty while it is to be found."""
    if session.state in (SessionState.HELD, SessionState.CLOSED):
        return _("The session was held; there is no date to find.")
    if session.state == SessionState.CANCELLED:
        return _("The session is cancelled. Bring it back first, then ask for a date.")
    if session.slot.certainty == Certainty.FIRM:
        return _("The date of this session is firm. Make it less sure on its sheet first, then ask.")
    return ""


@transaction.atomic
def begin_poll(
    session: Session,
    *,
    proposals: Sequence[Span],
    answer_by: dt.date,
    by: User,
    at: dt.datetime | None = None,
) -> Poll:
    """Ask the cohort which of these times are possible; one poll of a session is open at a time.

    Nobody is written to: it waits on everybody's desk. Raises Refused where no date is to be found or
    a poll is open already, ValidationError for proposals that are none.
    """
    at = at or timezone.now()
    held = _hold(session)
    _check_open_to_polls(held)
    check_proposals(proposals)
    poll = Poll(session=held, answer_by=answer_by, asked_by=by, asked_at=at)
    check_years({"answer_by": answer_by})
    if answer_by < poll.today(at):
        raise ValidationError({"answer_by": _("That day is over. Choose one that people still have.")})
    poll.save()
    Proposal.objects.bulk_create(Proposal(poll=poll, **span._asdict()) for span in proposals)
    record(poll, verb="asked when people can", by=by, at=at)
    return poll


def check_proposals(proposals: Sequence[Span]) -> None:
    """Raise ValidationError for fewer than two times, more than twelve, or the same one twice."""
    if len(proposals) < FEWEST:
        raise ValidationError(_("Propose at least two times, so that there is something to choose."))
    if len(proposals) > MOST:
        raise ValidationError(_("Propose at most %(most)s times; nobody compares more.") % {"most": MOST})
    if len(set(proposals)) < len(proposals):
        raise ValidationError(_("The same time is proposed twice. Change or empty one of them."))
    for span in proposals:
        check_when(certainty=Certainty.TENTATIVE, time_zone="UTC", **span._asdict())


@transaction.atomic
def answer_poll(poll: Poll, verdicts: Mapping[int, str], *, by: User, at: dt.datetime | None = None) -> None:
    """Say, by proposal, whether `by` can; what was said before is said anew.

    The poll is held against its closing meanwhile. Raises Refused once it is closed or the date was
    found otherwise, ValidationError unless every proposal has its answer.
    """
    held = Poll.objects.select_for_update().get(pk=poll.pk)
    if reason := why_unanswerable(held):
        raise Refused(reason)
    proposed = list(held.proposals.all())
    if {proposal.pk for proposal in proposed} != set(verdicts):
        raise ValidationError(_("Say of each time whether you can."))
    PollAnswer.objects.bulk_create(
        [
            PollAnswer(
                proposal=proposal,
                person=by,
                verdict=Verdict(verdicts[proposal.pk]),
                given_at=at or timezone.now(),
            )
            for proposal in proposed
        ],
        update_conflicts=True,
        unique_fields=["proposal", "person"],
        update_fields=["verdict", "given_at"],
    )


def why_unanswerable(poll: Poll) -> str:
    """Why no answer is taken; empty while it is. The day to answer by is a wish: later ones count too."""
    if not poll.is_open:
        return _("The poll is closed. If the organisers open it again, you can answer.")
    return why_settled(poll.session)


@transaction.atomic
def close_poll(
    poll: Poll,
    *,
    choice: Proposal | None = None,
    certainty: str = Certainty.TENTATIVE,
    by: User,
    at: dt.datetime | None = None,
) -> None:
    """Take no more answers; with a choice the session takes place then, tentatively or firmly.

    The printed wording and the promise of a firm date stay. Raises Refused when somebody else closed
    it first, or when there is a choice and the date was settled otherwise.
    """
    at = at or timezone.now()
    session = _hold(poll.session)
    note = "" if choice is None else str(choice.pk)
    move(poll, PollState.CLOSED, by=by, at=at, verb="closed the poll", note=note)
    if choice is None:
        return
    if choice.poll_id != poll.pk or certainty not in DATED:
        raise ValidationError(_("Choose one of the proposed times, tentative or firm."))
    if reason := why_settled(session):
        raise Refused(f"{reason} {_('The poll can still be closed without a date.')}")
    poll.proposals.filter(pk=choice.pk).update(chosen=True)
    when: dict[str, Any] = {"starts_at": choice.starts_at, "ends_at": choice.ends_at}
    when |= {name: getattr(session.slot, name) for name in ("wording", "firm_by")}
    if change_slot(session, certainty=certainty, by=by, at=at, **when):
        # Whoever has the sheet open learns of it before storing.
        claim(session)


@transaction.atomic
def reopen_poll(poll: Poll, *, by: User, at: dt.datetime | None = None) -> None:
    """Take answers again; a tentative date that came of it stays until another one is chosen.

    Raises Refused when the session's date is settled, or another poll of it is open.
    """
    session = _hold(poll.session)
    _check_open_to_polls(session, besides=poll)
    move(poll, PollState.OPEN, by=by, at=at, verb="opened the poll again")
    poll.proposals.update(chosen=False)


def _hold(session: Session) -> Session:
    """The session as it is stored, until the transaction ends: all that polls do begins here."""
    held: Session = Session.objects.select_for_update().get(pk=session.pk)
    return held


def _check_open_to_polls(session: Session, besides: Poll | None = None) -> None:
    if reason := why_settled(session):
        raise Refused(reason)
    if session.polls.open().exclude(pk=besides.pk if besides else None).exists():
        raise Refused(_("A poll for this session is open already. Close it first."))
