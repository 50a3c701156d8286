"""The text of a section, spoken to by the editor and by any other client."""

import datetime as dt
import json
import re
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from actionplans.domain.meeting import lines_changed, told_of_merge, told_of_overlap
from actionplans.domain.reading import growth_of
from actionplans.domain.store import KeyReused, Overlap, Stored, UnknownBase, store_text
from actionplans.models import Section
from actionplans.views.find import SectionGone, ask, find_section
from prose.blocks import word_count
from prose.source import MAX_BYTES, Malformed, TooLarge, sha256

REVISION = re.compile(r'(?:W/)?"(\d{1,9})"')


class Unspoken(Exception):
    """A request outside the protocol: the status it gets, and why."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class TextView(View):
    """GET the newest text; PUT another, naming the revision it was written on."""

    http_method_names = ["get", "head", "put", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = super().dispatch(request, *args, **kwargs)
        except SectionGone as gone:
            response = _problem(404, gone.reason)
        except Http404:
            response = _problem(404, _("There is no such text here."))
        except PermissionDenied:
            response = _problem(403, _("You may read this text and not change it."))
        except Unspoken as unspoken:
            response = _problem(unspoken.status, str(unspoken))
        response.headers["Cache-Control"] = "private, no-cache"
        return response

    def get(self, request: HttpRequest, cohort: str, city: str, section: str) -> JsonResponse:
        found = find_section(request, cohort, city, section)
        body = {"revision": found.number, "text": found.text, "sha256": sha256(found.text)}
        at = found.current.stored_at.isoformat() if found.current else ""
        return _tagged(body | _head(found, found.text, at), found.number)

    def put(self, request: HttpRequest, cohort: str, city: str, section: str) -> JsonResponse:
        found = find_section(request, cohort, city, section)
        ask(request, "actionplans.edit_section", found)
        sent = _sent_body(request)
        return _store(request, found, sent["text"], _named_base(request, sent))


def _store(request: HttpRequest, section: Section, text: str, base: int) -> JsonResponse:
    key = request.headers.get("Idempotency-Key", "")
    if len(key) > 200:
        raise Unspoken(400, _("The Idempotency-Key is longer than 200 characters."))
    try:
        answer = store_text(section, text=text, base=base, by=request.user, key=key)  # type: ignore[arg-type]
    except (Malformed, UnknownBase) as problem:
        raise Unspoken(400, str(problem)) from problem
    except TooLarge as problem:
        raise Unspoken(413, _("A section holds at most 200 kB of text.")) from problem
    except KeyReused as problem:
        raise Unspoken(422, str(problem)) from problem
    if isinstance(answer, Stored):
        return _tagged(vars(answer) | _told(request, section, text, answer), answer.revision)
    said = {}
    if isinstance(answer, Overlap):
        said["reason"] = told_of_overlap(section, answer, by=request.user)  # type: ignore[arg-type]
    return JsonResponse(vars(answer) | said, status=answer.status)


def _told(request: HttpRequest, section: Section, sent: str, answer: Stored) -> dict[str, Any]:
    """What a writer who types on needs besides: what was merged in and where."""
    told = _head(section, answer.text, answer.stored_at)
    if answer.merged:
        told["told"] = told_of_merge(section, answer, by=request.user)  # type: ignore[arg-type]
    if answer.text != sent:
        told["lines"] = lines_changed(sent, answer.text)
    return told


def _head(section: Section, text: str, at: str) -> dict[str, Any]:
    """What the head of a page says of a text: how far it is, and when it was stored."""
    step, word = growth_of(word_count(text), section.state)
    head: dict[str, Any] = {"growth": {"step": step, "word": word}}
    if at:
        head["stored_at"] = timezone.localtime(dt.datetime.fromisoformat(at)).isoformat()
    return head


def _sent_body(request: HttpRequest) -> dict[str, Any]:
    try:
        sent = json.loads(request.body)
    except RequestDataTooBig as problem:
        raise Unspoken(413, _("A section holds at most 200 kB of text.")) from problem
    except (ValueError, RecursionError) as problem:
        raise Unspoken(400, _("The body is not JSON.")) from problem
    if not isinstance(sent, dict) or not isinstance(sent.get("text"), str):
        raise Unspoken(400, _('The body is an object with a "text".'))
    if len(sent["text"]) > MAX_BYTES:
        raise Unspoken(413, _("A section holds at most 200 kB of text."))
    return sent


def _named_base(request: HttpRequest, sent: dict[str, Any]) -> int:
    """The revision number named by If-Match or by the body's base; never guessed."""
    named = [base for base in (_from_header(request), _from_body(sent)) if base is not None]
    if not named:
        raise Unspoken(428, _("Name the revision that you wrote on: If-Match, or base."))
    if len(set(named)) > 1:
        raise Unspoken(400, _("If-Match and base name different revisions."))
    return named[0]


def _from_header(request: HttpRequest) -> int | None:
    header = request.headers.get("If-Match")
    if header is None:
        return None
    match = REVISION.fullmatch(header.strip())
    if not match:
        raise Unspoken(400, _('If-Match names one revision, such as "12".'))
    return int(match[1])


def _from_body(sent: dict[str, Any]) -> int | None:
    base = sent.get("base")
    if base is None:
        return None
    if isinstance(base, bool) or not isinstance(base, int):
        raise Unspoken(400, _("base is the number of a revision."))
    return base


def _tagged(body: dict[str, Any], revision: int) -> JsonResponse:
    return JsonResponse(body, headers={"ETag": f'"{revision}"'})


def _problem(status: int, reason: str) -> JsonResponse:
    return JsonResponse({"reason": reason}, status=status)
