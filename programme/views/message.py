"""One message about a release: read, edited, sent or held back by its organisers."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from outbox.domain.editing import edit_draft
from outbox.enums import MessageState
from outbox.tasks import deliver_soon
from programme.domain.messages.acts import WORDS, acts_of
from programme.domain.messages.holding import newest_of
from programme.forms.mailing import MOVES, DraftForm, MessageMoveForm
from programme.models import ReleaseMessage
from programme.views.mailing import back_to, mailing_of
from programme.views.rights import get_or_post, person

SAID = {
    "send": gettext_lazy("It is on its way to %(name)s."),
    "hold": gettext_lazy("Held back: %(name)s gets nothing unless you put it back."),
    "back": gettext_lazy("Put back: it waits to be sent to %(name)s."),
    "again": gettext_lazy("It is tried once more for %(name)s."),
}


@get_or_post
def message_page(request: HttpRequest, cohort: str, number: int, message: int) -> HttpResponse:
    told = _told(request, cohort, number, message)
    drafted = told.message.state == MessageState.DRAFTED
    form = DraftForm(request.POST) if request.method == "POST" else DraftForm.of(told)
    if request.method == "POST" and form.is_valid():
        edit_draft(told.message, **form.cleaned_data, by=person(request))
        messages.success(request, _("The message to %(name)s is stored.") % {"name": told.person})
        return redirect(request.path)
    superseded = newest_of(told.mailing).pk != told.mailing.release_id
    context = {
        "cohort": told.mailing.cohort,
        "told": told,
        "word": WORDS[MessageState(told.message.state)],
        "acts": acts_of(told, superseded=superseded),
        "form": form if drafted else None,
        "files": list(told.message.attachments.all()),
    }
    return render(request, "programme/mailing_message.html", context, status=422 if form.is_bound else 200)


@require_POST
def message_move(request: HttpRequest, cohort: str, number: int, message: int) -> HttpResponse:
    told = _told(request, cohort, number, message)
    form = MessageMoveForm(request.POST)
    if not form.is_valid():
        raise BadRequest("There is no such move.")
    move, whom = form.cleaned_data["move"], {"name": told.person}
    if MOVES[move](told, by=person(request)) is False:
        words = _("%(name)s has left the edition since: nothing is sent.") % whom
        messages.warning(request, words)
    else:
        messages.success(request, SAID[move] % whom)
    deliver_soon()
    return back_to(told.mailing)


def _told(request: HttpRequest, cohort: str, number: int, message: int) -> ReleaseMessage:
    mailing = mailing_of(request, cohort, number)
    whole = ReleaseMessage.objects.of_mailing(mailing).with_message()
    found: ReleaseMessage = get_object_or_404(whole, pk=message)
    return found
