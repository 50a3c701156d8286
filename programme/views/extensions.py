"""More time for one city, given and taken back by organisers."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from programme.domain.extensions import grant_extension, revoke_extension
from programme.forms.extension import ExtensionForm
from programme.models import Extension
from programme.views.parts import found_part, part_page
from programme.views.rights import person


@require_POST
def extend(request: HttpRequest, cohort: str, output: int, city: str) -> HttpResponse:
    promised, pair = found_part(request, cohort, output, city)
    form = ExtensionForm(request.POST)
    if form.is_valid():
        try:
            grant_extension(promised, pair, by=person(request), **form.cleaned_data)
        except ValidationError as wrong:
            form.add_error(None, wrong)
    if form.errors:
        return part_page(request, promised, pair, extension=form)
    messages.success(request, _("%(city)s has more time now, and reads why.") % {"city": pair})
    return redirect("programme:output", cohort=cohort, output=output)


@require_POST
def extension_back(request: HttpRequest, cohort: str, output: int, city: str) -> HttpResponse:
    promised, pair = found_part(request, cohort, output, city)
    found = get_object_or_404(Extension.objects.for_pair(promised, pair).with_subject())
    revoke_extension(found, by=person(request))
    messages.success(request, _("%(city)s has the same day as all others again.") % {"city": pair})
    return redirect("programme:output", cohort=cohort, output=output)
