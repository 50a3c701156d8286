"""An edition on its way to print: its moves, compiling, publishing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.domain.moves import Refused, allowed
from guide.domain.build import publish_edition, request_build
from guide.domain.edition import (
    ask_final_consent,
    freeze_edition,
    open_consultation,
    reopen_drafting,
    resolve_remarks,
    unfreeze_edition,
)
from guide.enums import EDITION_MOVES, EditionState
from guide.models import Edition
from guide.tasks import enqueue_build
from guide.views.find import ask, find_edition

MOVES = {
    "consultation": (open_consultation, gettext_lazy("Open consultation")),
    "resolving": (resolve_remarks, gettext_lazy("Work in what was said")),
    "drafting": (reopen_drafting, gettext_lazy("Back to drafting")),
    "final_consent": (ask_final_consent, gettext_lazy("Ask for final consent")),
    "frozen": (freeze_edition, gettext_lazy("Freeze for print")),
    "thawed": (unfreeze_edition, gettext_lazy("Open it again")),
}


@require_POST
def move(request: HttpRequest, cohort: str, version: str) -> HttpResponse:
    found = find_edition(request, cohort, version)
    ask(request, "guide.change_edition", found)
    step, _label = MOVES.get(request.POST.get("to", ""), (None, ""))
    if step is None:
        raise Refused(_("There is no such step."))
    step(found, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("The edition is now: %(state)s.") % {"state": found.get_state_display()})
    return to_desk(found)


@require_POST
def compile_guide(request: HttpRequest, cohort: str, version: str) -> HttpResponse:
    found = find_edition(request, cohort, version)
    ask(request, "guide.change_edition", found)
    build = request_build(found, by=request.user)  # type: ignore[arg-type]
    if build.state == "queued" and not enqueue_build(build):
        messages.warning(request, _("The queue does not answer. The build waits here and is sent again."))
    return redirect("guide:build", cohort=cohort, pk=build.pk)


@require_POST
def publish(request: HttpRequest, cohort: str, version: str) -> HttpResponse:
    found = find_edition(request, cohort, version)
    ask(request, "guide.publish_edition", found)
    pk = request.POST.get("build", "")
    build = get_object_or_404(found.builds, pk=pk if pk.isdecimal() else None)
    publish_edition(found, build=build, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("Version %(version)s is published.") % {"version": version})
    return redirect("guide:edition", cohort=cohort, version=version)


def moves_from(state: str) -> list[tuple[str, Promise]]:
    """The steps that an organiser may take by a button, publishing apart."""
    if state == EditionState.FROZEN:
        return [("thawed", MOVES["thawed"][1])]
    following = allowed(EDITION_MOVES, state)
    return [(to, label) for to, (_step, label) in MOVES.items() if to in following]


def to_desk(edition: Edition) -> HttpResponse:
    """Back to the edition on the guide desk."""
    return redirect("guide:desk_edition", cohort=edition.cohort.slug, version=edition.version)
