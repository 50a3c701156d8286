"""The verbs of a material: up and down in its list, away and again."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from programme.domain.supplies.materials import remove_material, restore_material
from programme.domain.supplies.ordering import shift_material
from programme.forms.material import ShiftForm
from programme.views.rights import person
from programme.views.supplying import back_to_supplies, supplied_material


@require_POST
def material_shift(request: HttpRequest, cohort: str, code: str, material: int) -> HttpResponse:
    found, form = supplied_material(request, cohort, code, material), ShiftForm(request.POST)
    if not form.is_valid():
        raise BadRequest("There is no such way.")
    shift_material(found, up=form.cleaned_data["way"] == "up", by=person(request))
    return back_to_supplies(cohort, code, f"#material-{found.pk}")


@require_POST
def material_away(request: HttpRequest, cohort: str, code: str, material: int) -> HttpResponse:
    found = supplied_material(request, cohort, code, material)
    remove_material(found, by=person(request))
    words = _("“%(title)s” is taken away. Organisers and this session's trainers can give it out again.")
    messages.success(request, words % {"title": found.title})
    return back_to_supplies(cohort, code)


@require_POST
def material_again(request: HttpRequest, cohort: str, code: str, material: int) -> HttpResponse:
    found = supplied_material(request, cohort, code, material)
    restore_material(found, by=person(request))
    messages.success(request, _("“%(title)s” is given out again.") % {"title": found.title})
    return back_to_supplies(cohort, code)
