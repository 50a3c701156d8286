"""What a page is about: found among what the reader may see, else 404."""

import rules
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from actionplans.models import Plan, Revision, Section, SectionThread


class SectionGone(Http404):
    """The section is not in its plan any more: told to the plan's own pair, to nobody else."""

    def __init__(self, plan: Plan) -> None:
        self.reason = _("This section is not in the plan any more.")
        self.back = plan.get_absolute_url()
        super().__init__(self.reason)


def find_plan(request: HttpRequest, cohort: str, city: str) -> Plan:
    plans = Plan.objects.visible_to(request.user).with_pair()
    plan: Plan = get_object_or_404(plans, pair__cohort__slug=cohort, pair__city__slug=city)
    return plan


def find_section(request: HttpRequest, cohort: str, city: str, section: str) -> Section:
    sections = Section.objects.visible_to(request.user).with_text()
    try:
        found: Section = get_object_or_404(
            sections, plan__pair__cohort__slug=cohort, plan__pair__city__slug=city, code=section
        )
    except Http404 as none:
        plan = find_plan(request, cohort, city)
        if rules.has_perm("actionplans.change_plan", request.user, plan):
            raise SectionGone(plan) from none
        raise
    return found


def find_thread(request: HttpRequest, section: Section, pk: int) -> SectionThread:
    threads = SectionThread.objects.visible_to(request.user).with_remarks()
    found: SectionThread = get_object_or_404(threads, section=section, pk=pk)
    return found


def find_revision(section: Section, number: int) -> Revision:
    found: Revision = get_object_or_404(section.revisions.select_related("author"), number=number)
    return found


def ask(request: HttpRequest, permission: str, subject: object) -> None:
    """403 unless the rules allow it; the reader may see the thing already."""
    if not rules.has_perm(permission, request.user, subject):
        raise PermissionDenied
