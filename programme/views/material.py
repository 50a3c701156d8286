"""One material of a session: added, dated, in a new version, taken away and given out again."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from rules import has_perm

from programme.domain.supplies.materials import (
    add_material,
    change_material,
)
from programme.domain.supplies.versions import add_version
from programme.forms.material import MaterialForm, NewMaterialForm
from programme.forms.version import VersionForm
from programme.models import Material
from programme.views.rights import get_or_post, person
from programme.views.supplying import back_to_supplies, supplied_material, supplied_session


@get_or_post
def material_new(request: HttpRequest, cohort: str, code: str) -> HttpResponse:
    session = supplied_session(request, cohort, code)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = NewMaterialForm(*sent, session=session)
    if form.is_bound and form.is_valid():
        told = {**form.dated(), **form.version()}
        if _stored(form, lambda: add_material(session, by=person(request), **told)):
            messages.success(request, _("“%(title)s” is stored.") % {"title": told["title"]})
            return back_to_supplies(cohort, code)
    organises = has_perm("programme.change_session", request.user, session)
    context = {"cohort": session.cohort, "session": session, "form": form, "organises": organises}
    return render(request, "programme/material_new.html", context, status=422 if form.is_bound else 200)


@get_or_post
def material_page(request: HttpRequest, cohort: str, code: str, material: int) -> HttpResponse:
    found = supplied_material(request, cohort, code, material)
    form = MaterialForm(request.POST if request.method == "POST" else None, material=found)
    if (
        form.is_bound
        and form.is_valid()
        and _stored(form, lambda: change_material(found, by=person(request), **form.dated()))
    ):
        messages.success(request, _("“%(title)s” is stored.") % {"title": found.title})
        return back_to_supplies(cohort, code)
    return _page(request, found, form, VersionForm(auto_id="version_%s"))


@require_POST
def material_version(request: HttpRequest, cohort: str, code: str, material: int) -> HttpResponse:
    found = supplied_material(request, cohort, code, material)
    form = VersionForm(request.POST, request.FILES, auto_id="version_%s")
    if form.is_valid() and _stored(form, lambda: add_version(found, by=person(request), **form.version())):
        messages.success(request, _("Stored. Readers get the new version from now on."))
        return redirect("programme:material", cohort=cohort, code=code, material=found.pk)
    return _page(request, found, MaterialForm(material=found), form)


def _stored(form: Form, store: Callable[[], object]) -> bool:
    """Whether it was stored; what the domain found wrong is said in the form."""
    try:
        store()
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return False
    return True


def _page(request: HttpRequest, material: Material, form: MaterialForm, version: VersionForm) -> HttpResponse:
    context = {
        "cohort": material.cohort,
        "session": material.session,
        "organises": has_perm("programme.change_session", request.user, material.session),
        "material": material,
        "form": form,
        "version": version,
    }
    wrong = form.is_bound or version.is_bound
    return render(request, "programme/material.html", context, status=422 if wrong else 200)
