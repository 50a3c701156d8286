"""Every component in every state, for who builds pages; only while debugging."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

EXAMPLES = Path(settings.BASE_DIR) / "templates" / "design"


@login_not_required
@require_safe
def design(request: HttpRequest) -> HttpResponse:
    if not settings.DEBUG:
        raise Http404
    return render(request, "desk/design.html", {"examples": examples(), **samples()})


def examples() -> list[tuple[str, str]]:
    """Names and templates of what there is to show, in the order of their names."""
    names = sorted(path.stem.removeprefix("_") for path in EXAMPLES.glob("_*.html"))
    return [(name, f"design/_{name}.html") for name in names]


def samples() -> dict[str, Any]:
    """What cannot be written as words in an example."""
    hanne = {"profile": "policy", "holder": "Hanne Verstraete", "note": "here, that is you"}
    pieter = {"profile": "technical", "holder": "Pieter Claes", "note": "writing in 6, Data"}
    return {
        "seats": [hanne, pieter],
        "half": [hanne, {"profile": "technical", "holder": None, "note": ""}],
        "page": Paginator(range(95), 10).page(4),
    }
