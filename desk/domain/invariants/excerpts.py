"""Excerpts: the very words of their pinned revision, and no print without every seat's consent."""

import datetime as dt
from collections.abc import Iterator

from desk.domain.invariants.finding import Finding, breach
from guide.enums import ExcerptState
from guide.models import Excerpt
from prose.source import sha256

GRANTED = frozenset({ExcerptState.AGREED, ExcerptState.APPROVED})
ENDED = frozenset({ExcerptState.DECLINED, ExcerptState.WITHDRAWN})


def find_in_excerpts() -> Iterator[Finding]:
    """Breaches in excerpts and their consents."""
    related = ("consents__tenure", "consents__seat", "events", "section__plan__pair__seats__tenures")
    for excerpt in Excerpt.objects.with_source().prefetch_related(*related):
        yield from _words(excerpt)
        yield from _consents(excerpt)


def _words(excerpt: Excerpt) -> Iterator[Finding]:
    if sha256(excerpt.text) != excerpt.sha256:
        yield breach(excerpt, "the hash is not that of the text")
    if excerpt.revision.section_id != excerpt.section_id:
        yield breach(excerpt, "the pinned revision is of another section")
    if not is_contained(excerpt):
        yield breach(excerpt, "the text is not in the pinned revision")


def is_contained(excerpt: Excerpt) -> bool:
    """The passages stand where it says, and each note that follows stands somewhere in the revision."""
    source = excerpt.revision.text
    passage = source[excerpt.start : excerpt.end].rstrip()
    if not passage or not excerpt.text.startswith(passage):
        return False
    notes = excerpt.text[len(passage) :].split("\n\n")
    return all(note.strip() in source for note in notes)


def _consents(excerpt: Excerpt) -> Iterator[Finding]:
    standing = [consent for consent in excerpt.consents.all() if consent.withdrawn_at is None]
    for consent in excerpt.consents.all():
        if consent.seat.pair_id != excerpt.pair.pk or consent.tenure.seat_id != consent.seat_id:
            yield breach(consent, "the seat is of another pair, or the tenure of another seat")
    if excerpt.state in GRANTED and not standing:
        yield breach(excerpt, f"it is {excerpt.state}, but no consent stands")
    elif excerpt.state in GRANTED:
        missing = _seats_held(excerpt, _agreed_at(excerpt)) - {consent.seat_id for consent in standing}
        for seat in sorted(missing):
            yield breach(excerpt, f"it is {excerpt.state}, but seat {seat} has no standing consent")
    if excerpt.state in ENDED and standing:
        yield breach(excerpt, f"it is {excerpt.state}, but a consent stands")


def _agreed_at(excerpt: Excerpt) -> dt.datetime | None:
    """When it was last agreed, as its record says."""
    times = [event.at for event in excerpt.events.all() if event.after == ExcerptState.AGREED]
    return max(times, default=None)


def _seats_held(excerpt: Excerpt, at: dt.datetime | None) -> set[int]:
    """The seats in which somebody sat at that moment; a later tenure undoes no consent."""
    if at is None:
        return set()
    return {
        seat.pk
        for seat in excerpt.pair.seats.all()
        for tenure in seat.tenures.all()
        if tenure.started_at <= at and (tenure.ended_at is None or tenure.ended_at > at)
    }
