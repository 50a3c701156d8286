"""Editions and builds: what is published is there, unchanged, and was consented to; who runs has a lease."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Q

from desk.domain.invariants.finding import Finding, breach, check_file
from guide.domain.printing import hash_manifest
from guide.enums import ArtefactKind, BuildState, EditionState
from guide.models import Artefact, Build, Consent, Edition, Publication

OUT = (EditionState.PUBLISHED, EditionState.SUPERSEDED, EditionState.WITHDRAWN)
Given = tuple[str, str, str]


def find_in_editions() -> Iterator[Finding]:
    """Breaches in builds, artefacts and publications."""
    yield from _builds()
    for edition in Edition.objects.filter(Q(state__in=OUT) & Q(publication=None)):
        yield breach(edition, f"it is {edition.state}, but was never published")
    for publication in Publication.objects.select_related("build", "edition"):
        yield from _publication(publication)
    for artefact in Artefact.objects.all():
        yield from check_file(artefact)


def _builds() -> Iterator[Finding]:
    running = Q(state=BuildState.RUNNING)
    for build in Build.objects.defer("manifest").filter(running, lease_until=None):
        yield breach(build, "it runs without a lease")
    for build in Build.objects.defer("manifest").filter(~running, lease_until__isnull=False):
        yield breach(build, "it has a lease, but does not run")
    for build in Build.objects.iterator(chunk_size=20):
        if hash_manifest(build.manifest) != build.manifest_sha256:
            yield breach(build, "the hash is not that of the manifest")


def _publication(publication: Publication) -> Iterator[Finding]:
    build = publication.build
    if publication.edition.state not in OUT:
        yield breach(publication, f"its edition is {publication.edition.state}")
    if build.state != BuildState.DONE or build.edition_id != publication.edition_id:
        yield breach(publication, "its build is not done, or of another edition")
    if not build.artefacts.filter(kind=ArtefactKind.PDF).exists():
        yield breach(publication, "its build has no PDF")
    yield from _printed(publication)


def _printed(publication: Publication) -> Iterator[Finding]:
    manifest = publication.build.manifest
    items = [item for chapter in manifest["chapters"] for item in chapter["items"]]
    codes = [item["code"] for item in items if item["kind"] == "excerpt"]
    stood = _standing_consents(codes, publication.published_at)
    for code in codes:
        claimed = {(c["seat"], c["naming"], c["given_at"]) for c in manifest["consents"].get(code, [])}
        if not claimed or claimed - stood[code]:
            yield breach(publication, f"excerpt {code} was printed without standing consent")


def _standing_consents(codes: list[str], at: dt.datetime) -> dict[str, set[Given]]:
    """By excerpt: seat, naming and moment of each consent that stood at that time."""
    stood: dict[str, set[Given]] = defaultdict(set)
    then = Q(withdrawn_at=None) | Q(withdrawn_at__gte=at)
    consents = Consent.objects.filter(then, excerpt__code__in=codes, given_at__lte=at)
    for consent in consents.select_related("seat", "excerpt"):
        moment = consent.given_at.astimezone(dt.UTC).isoformat(timespec="seconds")
        stood[consent.excerpt.code].add((consent.seat.profile, consent.naming, moment))
    return stood
