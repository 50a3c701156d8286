"""A session's own page, for everybody: as it was released, with what members have besides."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe
from rules import has_perm

from cohorts.rules import asking_once, is_trainer
from cohorts.views.entry import visible_cohort
from programme.domain.details import say_recorded
from programme.domain.exports.linked import event_as_script
from programme.domain.supplies.shown import find_supplies
from programme.models import ReleasedSession, Session


@login_not_required
@require_safe
def session_shown(request: HttpRequest, cohort: str, code: str) -> HttpResponse:
    edition, user = visible_cohort(request, cohort), request.user
    copy = get_object_or_404(ReleasedSession.objects.newest_of(edition), code=code)
    with asking_once():
        joins = has_perm("cohorts.join_cohort", user, edition)
        organises = joins and has_perm("cohorts.organise_cohort", user, edition)
        trains = joins and is_trainer(user, edition)
    taught = Session.objects.visible_to(user).of_edition(edition.slug).coded(code) if trains else None
    context = {
        "cohort": edition,
        "session": copy,
        "joins": joins,
        "organises": organises,
        "supplies": organises or taught is not None,
        "recorded": say_recorded(copy) if joins else "",
        "given": find_supplies(copy, edition, user, at=timezone.now()),
        "linked": SafeString() if user.is_authenticated else event_as_script(copy, edition),
    }
    return render(request, "programme/session.html", context)
