"""Through which door one comes to a cohort's pages; whoever may not see them finds nothing there."""

from django.http import Http404, HttpRequest
from rules import has_perm

from cohorts.models import Cohort


def cohort_at(request: HttpRequest, slug: str) -> Cohort | None:
    """The cohort at this address, if the reader may see it: asked once for a page and its head."""
    found: dict[str, Cohort | None] = request.__dict__.setdefault("cohorts_at", {})
    if slug not in found:
        # Most editions are everybody's; who reads matters for a draft alone.
        everybodys = Cohort.objects.public().at_address(slug)
        found[slug] = everybodys or Cohort.objects.visible_to(request.user).at_address(slug)
    return found[slug]


def note_cohort(request: HttpRequest, cohort: Cohort) -> None:
    """The head of the page need not ask for this cohort: its reader was let in to it already."""
    request.__dict__.setdefault("cohorts_at", {})[cohort.slug] = cohort


def visible_cohort(request: HttpRequest, slug: str) -> Cohort:
    """The cohort, for everybody unless it is a draft; else 404."""
    cohort = cohort_at(request, slug)
    if cohort is None:
        raise Http404
    return cohort


def organised_cohort(request: HttpRequest, slug: str) -> Cohort:
    """The cohort, for its organisers; 404 for anybody else."""
    return _entered(request, slug, "cohorts.organise_cohort")


def joined_cohort(request: HttpRequest, slug: str) -> Cohort:
    """The cohort, for who has a role or a seat in it; 404 for anybody else."""
    return _entered(request, slug, "cohorts.join_cohort")


def _entered(request: HttpRequest, slug: str, permission: str) -> Cohort:
    cohort = visible_cohort(request, slug)
    if not has_perm(permission, request.user, cohort):
        raise Http404
    return cohort
