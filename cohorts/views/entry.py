"""Through which door one comes to a cohort's pages; whoever may not see them finds nothing there."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from rules import has_perm

from cohorts.models import Cohort


def organised_cohort(request: HttpRequest, slug: str) -> Cohort:
    """The cohort, for its organisers; 404 for anybody else."""
    return _entered(request, slug, "cohorts.organise_cohort")


def joined_cohort(request: HttpRequest, slug: str) -> Cohort:
    """The cohort, for who has a role or a seat in it; 404 for anybody else."""
    return _entered(request, slug, "cohorts.join_cohort")


def _entered(request: HttpRequest, slug: str, permission: str) -> Cohort:
    cohort: Cohort = get_object_or_404(Cohort.objects.visible_to(request.user), slug=slug)
    if not has_perm(permission, request.user, cohort):
        raise Http404
    return cohort
