"""The lattice as a picture on the screen: of a guide as on its cover, of an edition before it has one."""

from collections.abc import Sequence

from django.core.cache import cache

from cohorts.models import CityPair, Cohort
from guide.domain.lattice import COVER, Lattice, weave_lattice
from guide.domain.reading.webbook import version_of_book
from guide.models import Build, Publication

# Every strip crosses every other: with more of them a page weighs more than its words.
MOST_PAIRS = 24
# What is woven where nobody takes part yet: a sheet with every level on it.
NOBODY = [(f"city {place}", place * 3 % 5) for place in range(15)]


def picture_of_guide(sha256: str) -> Lattice:
    """The cover's lattice of the guide with this manifest, as it is printed; kept for good."""
    key = f"desk/picture/{version_of_book()}/{sha256}"
    kept: Lattice | None = cache.get(key)
    if kept:
        return kept
    builds = Build.objects.filter(manifest_sha256=sha256)
    edition, pairs = builds.values_list("manifest__edition", "manifest__pairs")[0]
    woven = _weave(f"{edition['cohort']}/{edition['version']}", [(p["slug"], p["level"]) for p in pairs])
    cache.set(key, woven)
    return woven


def newest_picture() -> Lattice:
    """The lattice of the newest guide; before there is one, of the newest edition's cities."""
    newest = Publication.objects.public().newest_first().values_list("build__manifest_sha256", flat=True)[:1]
    for sha256 in newest:
        return picture_of_guide(sha256)
    edition = Cohort.objects.public().newest_first().values("pk")[:1]
    pairs = CityPair.objects.taking_part().filter(cohort__in=edition).order_by("city__slug")
    return _weave("trellis", list(pairs.values_list("city__slug", "level")) or NOBODY)


def _weave(seed: str, pairs: Sequence[tuple[str, int]]) -> Lattice:
    every = -(-len(pairs) // MOST_PAIRS) or 1
    return weave_lattice(seed, pairs[::every], COVER)
