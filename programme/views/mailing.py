"""What goes out to people about a release: seen whole, under one note, sent with one button."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cohorts.views.entry import organised_cohort
from outbox.tasks import deliver_soon
from programme.domain.messages.noting import write_note
from programme.domain.messages.sending import send_all
from programme.domain.messages.standing import find_overview
from programme.forms.mailing import NoteForm
from programme.models import Mailing, Release
from programme.views.rights import get_or_post, person


@get_or_post
def mailing_page(request: HttpRequest, cohort: str, number: int) -> HttpResponse:
    mailing = mailing_of(request, cohort, number)
    form = NoteForm(request.POST or None, initial={"text": mailing.note, "version": mailing.version})
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        write_note(mailing, note=sent["text"], version=sent["version"], by=person(request))
        messages.success(request, _("The note is stored. It stands above every message sent from now on."))
        return back_to(mailing)
    context = {
        "cohort": mailing.cohort,
        "mailing": mailing,
        "form": form,
        "overview": find_overview(mailing),
    }
    return render(request, "programme/mailing.html", context, status=422 if form.is_bound else 200)


@require_POST
def mailing_send(request: HttpRequest, cohort: str, number: int) -> HttpResponse:
    mailing = mailing_of(request, cohort, number)
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
    return back_to(mailing)


def mailing_of(request: HttpRequest, cohort: str, number: int) -> Mailing:
    edition = organised_cohort(request, cohort)
    release = get_object_or_404(Release.objects.of_cohort(edition), number=number)
    found: Mailing = get_object_or_404(Mailing.objects.of_release(release))
    return found


def back_to(mailing: Mailing) -> HttpResponse:
    return redirect("programme:mailing", cohort=mailing.cohort.slug, number=mailing.release.number)
