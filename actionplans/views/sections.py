"""Sections of a plan as HTML: made once for the same facts, and given the reader's own forms."""

import zlib
from collections.abc import Sequence

from django.core.cache import cache
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.crypto import salted_hmac
from django.utils.safestring import mark_safe
from django.utils.timezone import get_current_timezone_name

from actionplans.models import Section
from actionplans.views.passages import place_passages
from actionplans.views.shown import ShownSection
from cohorts.views.look import digest_of


def sections_as_html(request: HttpRequest, sections: Sequence[tuple[Section, ShownSection]]) -> list[str]:
    """Each section as its reader sees it.

    What is kept goes by all that it says and names no reader: the token of the forms and who
    fills them in are put in last.
    """
    zone = get_current_timezone_name()
    keys = [f"section/{digest_of(zone, shown)}" for _section, shown in sections]
    kept: dict[str, bytes] = cache.get_many(keys)
    new = {
        key: zlib.compress(_rendered(*each).encode())
        for key, each in zip(keys, sections, strict=True)
        if key not in kept
    }
    if new:
        cache.set_many(new)
    return _for_reader(request, [zlib.decompress((kept | new)[key]).decode() for key in keys])


def _rendered(section: Section, shown: ShownSection) -> str:
    context = {
        "section": shown,
        "passages": place_passages(section, shown.placed),
        "csrf_token": _stand_in("token"),
        "person": _stand_in("person"),
    }
    return render_to_string("actionplans/_section.html", context)


def _for_reader(request: HttpRequest, kept: Sequence[str]) -> list[str]:
    own = {_stand_in("token"): get_token(request), _stand_in("person"): str(request.user.pk)}
    written: list[str] = []
    for html in kept:
        for stand_in, word in own.items():
            html = html.replace(stand_in, word)
        # Made by our templates; what is put in are letters and digits.
        written.append(mark_safe(html))  # noqa: S308
    return written


def _stand_in(name: str) -> str:
    """Stands in what is kept for what is the reader's own; nobody can write it, since nobody knows it."""
    return salted_hmac("actionplans.views.sections", name).hexdigest()
