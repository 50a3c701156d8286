"""What comes with a session, as those who supply it see it, and the learning units that belong to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from rules import has_perm

from programme.domain.supplies.units import choose_units
from programme.forms.units import UnitsForm
from programme.models import LearningUnit, Material, Recording
from programme.views.rights import changing_session, get_or_post, person
from programme.views.supplying import supplied_session


@require_safe
def session_supplies(request: HttpRequest, cohort: str, code: str) -> HttpResponse:
    session = supplied_session(request, cohort, code)
    given = list(Material.objects.of_session(session).with_versions())
    context = {
        "cohort": session.cohort,
        "session": session,
        "organises": has_perm("programme.change_session", request.user, session),
        "released": session.is_released,
        "given": [material for material in given if material.is_shown],
        "removed": [material for material in given if not material.is_shown],
        "recording": Recording.objects.visible_to(request.user).of_session(session, session.cohort).first(),
        "units": list(LearningUnit.objects.of_session(session)),
    }
    return render(request, "programme/supplies.html", context)


@get_or_post
def session_units(request: HttpRequest, cohort: str, code: str) -> HttpResponse:
    session = changing_session(request, cohort, code)
    sent = request.POST if request.method == "POST" else None
    form = UnitsForm(sent, chosen=LearningUnit.objects.of_session(session))
    if sent is not None and form.is_valid():
        choose_units(session, form.cleaned_data["units"], by=person(request))
        messages.success(request, _("Stored. Everybody sees the units on the session's page."))
        return redirect("programme:session_supplies", cohort=cohort, code=code)
    context = {"cohort": session.cohort, "session": session, "form": form}
    return render(request, "programme/units_form.html", context, status=422 if form.is_bound else 200)
