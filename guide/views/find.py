"""What a page is about: found among what the reader may see, else 404."""

import rules
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from cohorts.views.entry import organised_cohort
from guide.models import Build, Chapter, ChapterItem, Edition, Excerpt


def find_excerpt(request: HttpRequest, cohort: str, code: str) -> Excerpt:
    excerpts = Excerpt.objects.visible_to(request.user).with_consents()
    found: Excerpt = get_object_or_404(excerpts, section__plan__pair__cohort__slug=cohort, code=code)
    return found


def find_edition(request: HttpRequest, cohort: str, version: str) -> Edition:
    organised = organised_cohort(request, cohort)
    editions = Edition.objects.visible_to(request.user).select_related("cohort__series")
    found: Edition = get_object_or_404(editions, cohort=organised, version=version)
    return found


def find_chapter(request: HttpRequest, cohort: str, version: str, chapter: str) -> Chapter:
    edition = find_edition(request, cohort, version)
    found: Chapter = get_object_or_404(edition.chapters.select_related("edition__cohort"), code=chapter)
    return found


def find_item(request: HttpRequest, cohort: str, version: str, chapter: str, pk: int) -> ChapterItem:
    place = find_chapter(request, cohort, version, chapter)
    found: ChapterItem = get_object_or_404(place.items.select_related("chapter__edition__cohort"), pk=pk)
    return found


def find_build(request: HttpRequest, cohort: str, pk: int) -> Build:
    organised = organised_cohort(request, cohort)
    builds = Build.objects.select_related("edition__cohort", "requested_by").prefetch_related("artefacts")
    found: Build = get_object_or_404(builds, edition__cohort=organised, pk=pk)
    return found


def ask(request: HttpRequest, permission: str, subject: object) -> None:
    """403 unless the rules allow it; the reader may see the thing already."""
    if not rules.has_perm(permission, request.user, subject):
        raise PermissionDenied
