"""The recording of a session: where it is, who may watch it, who agreed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.domain.moves import Refused
from programme.domain.supplies.recordings import drop_recording, set_recording, why_not_yet
from programme.forms.recording import RecordingForm
from programme.models import Recording, Session
from programme.views.rights import changing_session, get_or_post, person


@get_or_post
def session_recording(request: HttpRequest, cohort: str, code: str) -> HttpResponse:
    session = changing_session(request, cohort, code)
    if reason := why_not_yet(session):
        raise Refused(reason)
    known = Recording.objects.of_session(session, session.cohort).first()
    form = RecordingForm(request.POST if request.method == "POST" else None, recording=known)
    if form.is_bound and form.is_valid() and (stored := _store(request, session, form)):
        if stored.consent:
            messages.success(request, _("Stored. Who may watch it finds it on the session's page."))
        else:
            messages.success(request, _("Stored, for organisers alone until it is said who agreed."))
        return redirect("programme:session_supplies", cohort=cohort, code=code)
    context = {"cohort": session.cohort, "session": session, "form": form, "recording": known}
    return render(request, "programme/recording_form.html", context, status=422 if form.is_bound else 200)


def _store(request: HttpRequest, session: Session, form: RecordingForm) -> Recording | None:
    try:
        return set_recording(session, by=person(request), **form.cleaned_data)
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return None


@require_POST
def recording_drop(request: HttpRequest, cohort: str, code: str) -> HttpResponse:
    session = changing_session(request, cohort, code)
    found = get_object_or_404(Recording.objects.of_session(session, session.cohort))
    drop_recording(found, by=person(request))
    messages.success(request, _("The link is forgotten here. The recording itself stays where it is kept."))
    return redirect("programme:session_supplies", cohort=cohort, code=code)
