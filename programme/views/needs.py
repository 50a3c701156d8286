"""What a session needs before it can do its work, set by organisers."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from rules import has_perm

from cohorts.views.entry import organised_cohort
from programme.domain.needs import set_needs
from programme.forms.needs import NeedsForm
from programme.views.rights import changing_session, get_or_post, person


@get_or_post
def needs(request: HttpRequest, cohort: str, code: str) -> HttpResponse:
    organised_cohort(request, cohort)
    session = changing_session(request, cohort, code)
    if not has_perm("programme.change_session", request.user, session):
        raise PermissionDenied
    form = NeedsForm(request.POST if request.method == "POST" else None, session=session)
    if request.method == "POST" and form.is_valid():
        try:
            set_needs(session, form.chosen(), by=person(request))
        except ValidationError as circle:
            form.add_error(None, circle)
        else:
            messages.success(request, _("Stored. The readiness page shows what waits for what."))
            return redirect("programme:outputs", cohort=cohort)
    context = {"cohort": session.cohort, "session": session, "form": form}
    return render(request, "programme/needs.html", context, status=422 if form.is_bound else 200)
