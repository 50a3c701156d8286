"""What every page begins with on which something is given out, and where it leads back to."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from rules import has_perm

from programme.models import Material, Session
from programme.views.rights import working_session


def supplied_session(request: HttpRequest, cohort: str, code: str) -> Session:
    """A session of the working programme, for who gives something out for it."""
    session = working_session(request, cohort, code)
    if not has_perm("programme.supply_session", request.user, session):
        raise PermissionDenied
    return session


def supplied_material(request: HttpRequest, cohort: str, code: str, material: int) -> Material:
    session = supplied_session(request, cohort, code)
    visible = Material.objects.visible_to(request.user).of_session(session).with_versions()
    found: Material = get_object_or_404(visible, pk=material)
    if not has_perm("programme.change_material", request.user, found):
        raise PermissionDenied
    return found


def back_to_supplies(cohort: str, code: str, place: str = "") -> HttpResponse:
    answer = redirect("programme:session_supplies", cohort=cohort, code=code)
    answer.headers["Location"] += place
    return answer
