"""What a page is about: found among what the reader may see, else 404."""

import rules
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from actionplans.models import Plan, Revision, Section, SectionThread


def find_plan(request: HttpRequest, cohort: str, city: str) -> Plan:
    plans = Plan.objects.visible_to(request.user).with_pair()
    plan: Plan = get_object_or_404(plans, pair__cohort__slug=cohort, pair__city__slug=city)
    return plan


def find_section(request: HttpRequest, cohort: str, city: str, section: str) -> Section:
    sections = Section.objects.visible_to(request.user).with_text()
    found: Section = get_object_or_404(
        sections, plan__pair__cohort__slug=cohort, plan__pair__city__slug=city, code=section
    )
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
