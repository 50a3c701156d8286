"""Whose studio it is: what every page of it begins with."""

from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods
from rules import has_perm

from accounts.models import User
from programme.models import Session

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def person(request: HttpRequest) -> User:
    """Who asks; the sign-in middleware lets nobody else come this far."""
    return cast(User, request.user)


def working_session(request: HttpRequest, slug: str, code: str) -> Session:
    """A session of the working programme, for organisers and its own trainers."""
    visible = Session.objects.visible_to(request.user).with_parts().with_open_poll()
    session: Session = get_object_or_404(visible, cohort__slug=slug, code=code)
    if not has_perm("programme.view_session", request.user, session):
        raise PermissionDenied
    return session


def sheet_of(request: HttpRequest, slug: str, code: str) -> tuple[Session, list[Session]]:
    """The same, with everything else of that programme that its reader may see, in order."""
    visible = Session.objects.visible_to(request.user).with_parts().with_open_poll().in_order()
    sessions: list[Session] = list(visible.of_edition(slug))
    session = next((each for each in sessions if each.code == code), None)
    if session is None:
        raise Http404
    if not has_perm("programme.view_session", request.user, session):
        raise PermissionDenied
    return session, sessions


def changing_session(request: HttpRequest, slug: str, code: str) -> Session:
    """The same, to change it: a trainer may read and may not."""
    session = working_session(request, slug, code)
    if not has_perm("programme.change_session", request.user, session):
        raise PermissionDenied
    return session
