"""What is public beside the book's pages: its pictures, an excerpt's passport."""

import dataclasses
import datetime as dt
from typing import Any

from actionplans.models import Figure
from cohorts.models import Cohort
from guide.domain.manifest import Manifest, compile_manifest
from guide.domain.printing.voices import Voice
from guide.domain.reading.pages import gone_from
from guide.domain.reading.passages import chapter_of, find_excerpt, named_excerpts, passage_of, picture_names
from guide.enums import PUBLIC_STATES
from guide.models import Edition, Publication


def manifest_of(edition: Edition) -> Manifest:
    """What an edition prints: for good once it is published, as it stands before."""
    if edition.state in PUBLIC_STATES:
        built: Manifest = edition.publication.build.manifest
        return built
    return compile_manifest(edition)


def find_picture(edition: Edition, name: str) -> Figure | None:
    """The figure whose file has this hash and format, if the edition shows it now."""
    manifest = manifest_of(edition)
    if name not in picture_names(manifest, gone_from(edition, named_excerpts(manifest))):
        return None
    figure: Figure | None = Figure.objects.filter(sha256=name.split(".")[0]).order_by("pk").first()
    return figure


@dataclasses.dataclass(frozen=True)
class Passport:
    """An excerpt as its printed code leads to it; withdrawn since, its words are gone from here."""

    code: str
    withdrawn: bool
    passage: Voice | None
    facts: dict[str, Any]
    consents: list[dict[str, Any]]
    printed_in: list[tuple[Edition, str]]


def passport_of(cohort: Cohort, code: str) -> Passport | None:
    """The passport of a published excerpt, from the newest edition that prints it; else None."""
    published = Publication.objects.public().of_cohort(cohort).newest_first()
    printing = [
        (each.edition, each.build.manifest)
        for each in published.select_related("edition__cohort", "build")
        if find_excerpt(each.build.manifest, code)
    ]
    if not printing:
        return None
    edition, manifest = printing[0]
    item = find_excerpt(manifest, code) or {}
    withdrawn = bool(gone_from(edition, {code: bool(item["city"])}))
    return Passport(
        code=code,
        withdrawn=withdrawn,
        passage=None if withdrawn else passage_of(manifest, item),
        facts={} if withdrawn else {**item, "date": dt.date.fromisoformat(item["date"])},
        consents=[] if withdrawn else [_dated(consent) for consent in manifest["consents"][code]],
        printed_in=[(each, chapter_of(its, code)) for each, its in printing],
    )


def _dated(consent: dict[str, Any]) -> dict[str, Any]:
    return {**consent, "given_at": dt.datetime.fromisoformat(consent["given_at"])}
