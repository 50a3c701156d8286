"""Who is writing where now: told to the pair and the organisers, as a sentence for each person."""

from collections.abc import Iterable
from typing import Any

import rules
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from actionplans.domain.plan import check_writing
from actionplans.domain.presence import note_presence, writers_in, writing_now
from actionplans.models import Plan, Section
from actionplans.views.find import ask, find_plan, find_section


@never_cache
@ensure_csrf_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def beat(request: HttpRequest, cohort: str, city: str, section: str) -> JsonResponse:
    """POST says "I am writing here"; both answer who else writes. A GET renews the form token too."""
    found = find_section(request, cohort, city, section)
    ask(request, "actionplans.meet_section", found)
    if request.method == "POST":
        ask(request, "actionplans.edit_section", found)
        check_writing(found.plan)
        note_presence(found, by=request.user)  # type: ignore[arg-type]
    return JsonResponse({"said": said_in(request, found.plan, sections_met(request, found.plan), found)})


@never_cache
@require_safe
def presence(request: HttpRequest, cohort: str, city: str) -> HttpResponse:
    """The sentence by itself, for a plan page that stands open."""
    found = find_plan(request, cohort, city)
    ask(request, "actionplans.meet_plan", found)
    context = {
        "plan": found,
        "pair": found.pair,
        "writing_now": said_in(request, found, sections_met(request, found)),
    }
    return render(request, "actionplans/_plan_presence.html", context)


def presence_for(
    request: HttpRequest, plan: Plan, sections: Iterable[Section], seated: Iterable[User | None]
) -> dict[str, Any]:
    """What a plan's page shows of who of the seated writes, to whom that concerns."""
    if not plan.is_open or not rules.has_perm("actionplans.meet_plan", request.user, plan):
        return {}
    found = writing_now(sections, [user for user in seated if user and user != request.user])
    return {"meets_writers": True, "writing_now": _sentence(found, None)}


def sections_met(request: HttpRequest, plan: Plan) -> Iterable[Section]:
    """The plan's sections that the reader may see, with what the sentence names them by."""
    return Section.objects.visible_to(request.user).of_plan(plan).with_titles().in_order()


def said_in(
    request: HttpRequest, plan: Plan, sections: Iterable[Section], here: Section | None = None
) -> str:
    """Marta is writing here. Pieter is writing in Data."""
    return _sentence(writers_in(plan, sections, besides=request.user), here)  # type: ignore[arg-type]


def _sentence(found: list[tuple[Section, User]], here: Section | None) -> str:
    return " ".join(_said(section, user.get_short_name(), here) for section, user in found)


def _said(section: Section, name: str, here: Section | None) -> str:
    if section == here:
        return _("%(name)s is writing here.") % {"name": name}
    return _("%(name)s is writing in %(title)s.") % {"name": name, "title": section.definition.title}
