"""No accepted text is lost: revisions without gap, with the hash of their text, the newest current."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import F, OuterRef, Q, Subquery

from actionplans.models import Revision, Section
from desk.domain.invariants.finding import Finding, breach, missing_numbers
from prose.source import sha256


def find_in_texts() -> Iterator[Finding]:
    """Breaches in sections and revisions."""
    yield from _gaps()
    yield from _hashes()
    yield from _currents()
    yield from _parents()
    yield from _said_of_nothing()


def _gaps() -> Iterator[Finding]:
    numbers: dict[int, list[int]] = defaultdict(list)
    for section, number in Revision.objects.values_list("section", "number"):
        numbers[section].append(number)
    for section, known in numbers.items():
        for number in missing_numbers(known):
            yield Finding(Section._meta.db_table, section, f"revision {number} is missing")


def _hashes() -> Iterator[Finding]:
    for revision in Revision.objects.only("text", "sha256").iterator(chunk_size=500):
        if sha256(revision.text) != revision.sha256:
            yield breach(revision, "the hash is not that of the text")


def _currents() -> Iterator[Finding]:
    newest = Revision.objects.filter(section=OuterRef("pk")).newest_first().values("pk")[:1]
    sections = Section.objects.annotate(newest=Subquery(newest))
    wrong = sections.filter(~Q(current=F("newest")) | Q(current=None, newest__isnull=False))
    for section in wrong.exclude(current=None, newest=None):
        yield breach(section, "the current revision is not the newest")


def _parents() -> Iterator[Finding]:
    foreign = Q(parent__isnull=False) & ~Q(parent__section=F("section"))
    later = Q(parent__number__gte=F("number")) | Q(merge_parent__number__gte=F("number"))
    for revision in Revision.objects.filter(foreign | later):
        yield breach(revision, "a parent is of another section, or not older")


def _said_of_nothing() -> Iterator[Finding]:
    beyond = Q(said_of__lt=1) | Q(said_of__gt=F("current__number")) | Q(current=None)
    for section in Section.objects.filter(beyond, said_of__isnull=False):
        yield breach(section, "it is said how far a revision is that does not exist")
