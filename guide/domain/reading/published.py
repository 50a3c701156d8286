"""What is public of an edition: its manifest, its pictures, its people, an excerpt's passport."""

import dataclasses
import datetime as dt
from itertools import groupby
from typing import Any

from actionplans.models import Figure
from cohorts.models import Cohort
from guide.domain.anonymity import is_anonymised
from guide.domain.manifest import Manifest, compile_manifest
from guide.domain.reading.webbook import Passage, figure_hashes, find_excerpt, passage_of
from guide.enums import PUBLIC_STATES, ExcerptState
from guide.models import Edition, Excerpt, Publication


def manifest_of(edition: Edition) -> Manifest:
    """What an edition prints: for good once it is published, as it stands before."""
    if edition.state in PUBLIC_STATES:
        built: Manifest = edition.publication.build.manifest
        return built
    return compile_manifest(edition)


def find_picture(manifest: Manifest, name: str) -> Figure | None:
    """The figure whose file has this hash and format, if the manifest prints it."""
    if name not in figure_hashes(manifest):
        return None
    figure: Figure | None = Figure.objects.filter(sha256=name.split(".")[0]).order_by("pk").first()
    return figure


def people_by_city(manifest: Manifest) -> list[tuple[str, list[dict[str, str]]]]:
    """Who agreed to be named, under their cities."""
    grouped = groupby(manifest["contributors"], key=lambda person: person["city"])
    return [(city, list(people)) for city, people in grouped]


@dataclasses.dataclass(frozen=True)
class Passport:
    """An excerpt as its printed code leads to it; withdrawn since, its words are gone from here."""

    code: str
    withdrawn: bool
    passage: Passage | None
    facts: dict[str, Any]
    consents: list[dict[str, Any]]
    printed_in: list[Edition]


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
    manifest = printing[0][1]
    item = find_excerpt(manifest, code) or {}
    withdrawn = not _stands(code, item)
    return Passport(
        code=code,
        withdrawn=withdrawn,
        passage=None if withdrawn else passage_of(manifest, item, f"{code}-"),
        facts={} if withdrawn else {**item, "date": dt.date.fromisoformat(item["date"])},
        consents=[] if withdrawn else [_dated(consent) for consent in manifest["consents"][code]],
        printed_in=[edition for edition, _manifest in printing],
    )


def _stands(code: str, item: dict[str, Any]) -> bool:
    """Whether the city agrees now to the words as they were printed; asked again is not agreed again."""
    excerpt = Excerpt.objects.filter(code=code, state=ExcerptState.APPROVED).first()
    return excerpt is not None and not (item["city"] and is_anonymised(excerpt))


def _dated(consent: dict[str, Any]) -> dict[str, Any]:
    return {**consent, "given_at": dt.datetime.fromisoformat(consent["given_at"])}
