"""What an organiser can do with a message, and what its states are called."""

from django.utils.translation import gettext_lazy as _

from outbox.enums import MessageState
from programme.models import ReleaseMessage

# What an organiser calls the states of a message that somebody looks at first.
WORDS = {
    MessageState.DRAFTED: _("waiting to be sent"),
    MessageState.QUEUED: _("on its way"),
    MessageState.SENT: _("sent"),
    MessageState.FAILED: _("did not arrive"),
    MessageState.SUPPRESSED: _("held back"),
}
ACTS = {
    MessageState.DRAFTED: (("send", _("Send")), ("hold", _("Hold back"))),
    MessageState.FAILED: (("again", _("Send again")),),
    MessageState.SUPPRESSED: (("back", _("Put back")),),
}


def acts_of(told: ReleaseMessage, *, superseded: bool) -> tuple[tuple[str, str], ...]:
    """What can be done with a message now; with one of a superseded release, nothing."""
    acts = () if superseded else ACTS.get(MessageState(told.message.state), ())
    return tuple((name, str(label)) for name, label in acts)
