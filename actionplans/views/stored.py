"""What a writer is told when a text was sent: stored, merged, met another, or closed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused
from actionplans.domain.meeting import told_of_merge
from actionplans.domain.store import Answer, Closed, KeyReused, Overlap, store_text
from actionplans.models import Section
from actionplans.views.addresses import plan_url, section_url
from actionplans.views.conflict import show_conflict


def store_once(section: Section, text: str, base: int, key: str, request: HttpRequest) -> Answer:
    """Store under the form's edit id; a form sent again after going back is another edit."""
    by: Any = request.user
    try:
        return store_text(section, text=text, base=base, by=by, key=key)
    except KeyReused:
        return store_text(section, text=text, base=base, by=by)


def answer_page(request: HttpRequest, section: Section, answer: Answer) -> HttpResponse:
    """The page that follows: on to writing or to the plan, or the conflict page."""
    if isinstance(answer, Closed):
        raise Refused(answer.reason, back=plan_url(section))
    if isinstance(answer, Overlap):
        return show_conflict(request, section, answer)
    by: Any = request.user
    when = {"time": timezone.localtime().strftime("%H:%M"), "n": answer.revision}
    said = [told_of_merge(section, answer, by=by), _("Stored %(time)s as revision %(n)s.") % when]
    messages.success(request, " ".join(filter(None, said)))
    if request.POST.get("then") == "plan":
        return redirect(plan_url(section))
    return redirect(section_url(section, "section_edit"))
