"""The drafts that a release makes: one for each whom it concerns."""

from collections.abc import Sequence

from accounts.domain.moves import Refused
from accounts.models import User
from outbox.domain.drafting import draft_messages
from outbox.domain.queueing import suppress_message
from programme.domain.messages.audience import find_audience
from programme.domain.messages.composing import Composer
from programme.models import Mailing, Release, ReleasedSession, ReleaseMessage, ReleaseThread


def draft_for_people(
    release: Release, sessions: Sequence[ReleasedSession], decided: Sequence[ReleaseThread], *, by: User
) -> Mailing:
    """Within the transaction of a release: a draft for each whom it concerns; nothing goes out yet.

    What older releases still wanted to tell is not sent any more: it is in these.
    """
    at = release.released_at
    told = find_audience(release.cohort, sessions, decided, at=at).told
    _supersede(release, by)
    composer = Composer(release)
    mailing: Mailing = Mailing.objects.create(release=release)
    messages = draft_messages([composer.compose(each) for each in told], by=by, at=at)
    ReleaseMessage.objects.bulk_create(
        ReleaseMessage(
            mailing=mailing,
            person=each.reader.person,
            message=message,
            expected=[str(copy.uid) for copy in sessions if each.reader.expects(copy)],
        )
        for each, message in zip(told, messages, strict=True)
    )
    return mailing


def _supersede(release: Release, by: User) -> None:
    note = f"release {release.number} tells it"
    for told in ReleaseMessage.objects.unsent_in(release.cohort):
        try:
            suppress_message(told.message, note=note, by=by, at=release.released_at)
        except Refused:
            # It was being tried again in this moment; told twice is better than not at all.
            continue
