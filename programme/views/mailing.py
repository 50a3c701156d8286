"""What goes out to people about a release: read, edited, sent or held back by its organisers."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from cohorts.views.entry import organised_cohort
from outbox.domain.drafting import edit_draft
from outbox.enums import MessageState
from outbox.tasks import deliver_soon
from programme.domain.messages.sending import newest_of, send_all, write_note
from programme.domain.messages.standing import WORDS, acts_of, find_overview
from programme.forms.mailing import MOVES, DraftForm, MessageMoveForm, NoteForm
from programme.models import Mailing, Release, ReleaseMessage
from programme.views.rights import person
from programme.views.studio import get_or_post

SAID = {
    "send": gettext_lazy("It is on its way to %(name)s."),
    "hold": gettext_lazy("Held back: %(name)s gets nothing unless you put it back."),
    "back": gettext_lazy("Put back: it waits to be sent to %(name)s."),
    "again": gettext_lazy("It is tried once more for %(name)s."),
}


@get_or_post
def mailing_page(request: HttpRequest, cohort: str, number: int) -> HttpResponse:
    mailing = _mailing(request, cohort, number)
    form = NoteForm(request.POST or None, initial={"text": mailing.note, "version": mailing.version})
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        write_note(mailing, note=sent["text"], version=sent["version"], by=person(request))
        messages.success(request, _("The note is stored. It stands above every message sent from now on."))
        return _back_to(mailing)
    context = {
        "cohort": mailing.cohort,
        "mailing": mailing,
        "form": form,
        "overview": find_overview(mailing),
    }
    return render(request, "programme/mailing.html", context, status=422 if form.is_bound else 200)


@require_POST
def mailing_send(request: HttpRequest, cohort: str, number: int) -> HttpResponse:
    mailing = _mailing(request, cohort, number)
    sent, left = send_all(mailing, by=person(request))
    deliver_soon()
    if sent:
        words = ngettext("%d message is on its way.", "%d messages are on their way.", sent) % sent
        messages.success(request, words)
    if left:
        words = ngettext(
            "%d person has left the edition and gets nothing.",
            "%d people have left the edition and get nothing.",
            left,
        )
        messages.warning(request, words % left)
    if not (sent or left):
        messages.warning(request, _("Nothing waits to be sent: it has been sent or held back already."))
    return _back_to(mailing)


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
    return _back_to(told.mailing)


def _mailing(request: HttpRequest, cohort: str, number: int) -> Mailing:
    edition = organised_cohort(request, cohort)
    release = get_object_or_404(Release.objects.of_cohort(edition), number=number)
    found: Mailing = get_object_or_404(Mailing.objects.of_release(release))
    return found


def _told(request: HttpRequest, cohort: str, number: int, message: int) -> ReleaseMessage:
    mailing = _mailing(request, cohort, number)
    whole = ReleaseMessage.objects.of_mailing(mailing).with_message()
    found: ReleaseMessage = get_object_or_404(whole, pk=message)
    return found


def _back_to(mailing: Mailing) -> HttpResponse:
    return redirect("programme:mailing", cohort=mailing.cohort.slug, number=mailing.release.number)
