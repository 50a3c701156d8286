"""Asking for a build: the manifest is taken at that moment, and the same manifest is built once."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused
from accounts.models import User
from guide.domain.manifest import compile_manifest, hash_of
from guide.enums import EDITABLE, BuildState, EditionState
from guide.models import Build, Edition

REUSABLE = (BuildState.DONE, BuildState.RUNNING, BuildState.QUEUED)
COMPILABLE = EDITABLE | {EditionState.FROZEN}


@transaction.atomic
def request_build(edition: Edition, *, by: User, at: dt.datetime | None = None) -> Build:
    """A queued build of what the edition would print now.

    Where a build of the very same manifest is done or under way, that one is the answer: the same
    manifest gives the same bytes. Refused once the edition is published.
    """
    at = at or timezone.now()
    edition.refresh_from_db(from_queryset=Edition.objects.select_for_update(of=("self",)))
    if edition.state not in COMPILABLE:
        raise Refused(_("A published edition never changes. Begin a new edition to compile another guide."))
    manifest = compile_manifest(edition, at)
    name = hash_of(manifest)
    same = edition.builds.filter(manifest_sha256=name, state__in=REUSABLE)
    known: Build | None = same.order_by("-pk").first()
    if known:
        return known
    build = Build.objects.create(
        edition=edition, manifest=manifest, manifest_sha256=name, requested_by=by, requested_at=at
    )
    build.new_event(verb="asked for", by=by, at=at, after=build.state).save()
    return build
