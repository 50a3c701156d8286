"""What stands around a text that is being written: drafts that wait, who else writes, where to ask."""

from typing import Any

from django.http import HttpRequest

from actionplans.domain.side_draft import waiting_drafts
from actionplans.models import Section
from actionplans.views.addresses import section_url
from actionplans.views.presence import said_in, sections_met
from actionplans.views.readable import readable
from prose.diff import diff


def writing_context(request: HttpRequest, section: Section) -> dict[str, Any]:
    """The part of the editor's context that speaks of more than the text itself."""
    drafts: list[Any] = waiting_drafts(section, of=request.user)  # type: ignore[arg-type]
    for draft in drafts:
        draft.blocks = readable(diff(section.text, draft.text))
    addresses = {name: section_url(section, name) for name in ("text", "beat", "difference")}
    return {
        "side_drafts": drafts,
        "addresses": addresses,
        "writing_now": said_in(request, section.plan, sections_met(request, section.plan), section),
    }
