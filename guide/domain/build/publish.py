"""Publishing: consent is read again in the very transaction that makes the guide public."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused, move
from accounts.models import User
from guide.domain.edition.progress import lock_placed, unready_excerpts
from guide.domain.manifest import Manifest, compile_manifest
from guide.enums import ArtefactKind, BuildState, EditionState
from guide.models import Build, Edition, Excerpt, Publication


@transaction.atomic
def publish_edition(
    edition: Edition, *, build: Build, by: User, at: dt.datetime | None = None
) -> Publication:
    """Make a frozen edition public with the files of a done build; the one before is superseded.

    Excerpts are locked and read again here, so nothing is printed that a seat has withdrawn or that
    differs from what it agreed to. Refused says which excerpt stands in the way.
    """
    at = at or timezone.now()
    excerpts = lock_placed(edition)
    edition.refresh_from_db(from_queryset=Edition.objects.select_for_update(of=("self",)))
    build = Build.objects.select_for_update(of=("self",)).get(pk=build.pk)
    problems = publishing_problems(edition, build, excerpts, at)
    if problems:
        raise Refused(problems[0])
    for older in Edition.objects.published().filter(cohort=edition.cohort_id).order_by("pk"):
        move(older, EditionState.SUPERSEDED, by=by, at=at, verb="superseded", note=edition.version)
    move(edition, EditionState.PUBLISHED, by=by, at=at, verb="published", note=build.manifest_sha256)
    return Publication.objects.create(
        edition=edition,
        build=build,
        published_at=at,
        published_by=by,
        citation=build.manifest["edition"]["citation"],
    )


def publishing_problems(
    edition: Edition, build: Build, excerpts: list[Excerpt], at: dt.datetime | None = None
) -> list[str]:
    """What keeps this build of the edition from being published now, in the order to put it right."""
    if edition.state != EditionState.FROZEN:
        return [_("Freeze the edition before you publish it.")]
    if build.edition_id != edition.pk or build.state != BuildState.DONE:
        return [_("This build is not done, or belongs to another edition.")]
    if not build.artefacts.filter(kind=ArtefactKind.PDF).exists():
        return [_("This build has no PDF.")]
    unready = [
        _("The excerpt %(code)s is not agreed and approved any more.") % {"code": excerpt.code}
        for excerpt in unready_excerpts(excerpts)
    ]
    return unready + differences(build.manifest, compile_manifest(edition, at))


def differences(built: Manifest, now: Manifest) -> list[str]:
    """What the build prints otherwise than the edition would now, excerpt by excerpt."""
    before, after = _excerpts(built), _excerpts(now)
    found = []
    for code in sorted(before.keys() | after.keys()):
        if code not in after:
            found.append(_("The build prints %(code)s, which may not be printed now.") % {"code": code})
        elif code not in before:
            found.append(_("The build does not print %(code)s. Compile again.") % {"code": code})
        elif before[code] != after[code] or built["consents"][code] != now["consents"][code]:
            found.append(
                _("The build prints %(code)s otherwise than agreed. Compile again.") % {"code": code}
            )
    parts = ("edition", "pairs", "chapters", "figures", "contributors")
    if not found and any(built[part] != now[part] for part in parts):
        found.append(_("The edition has changed since this build was made. Compile again."))
    return found


def _excerpts(manifest: Manifest) -> dict[str, dict[str, object]]:
    return {
        item["code"]: item
        for chapter in manifest["chapters"]
        for item in chapter["items"]
        if item["kind"] == "excerpt"
    }
