"""Consent: every seat now held agrees, an organiser approves, any one seat may withdraw."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused, move
from accounts.models import User
from cohorts.models import Seat, Tenure
from cohorts.rules import is_organiser, sits_in_pair
from guide.enums import EditionState, ExcerptState, Naming
from guide.models import Chapter, Consent, Edition, Excerpt


@transaction.atomic
def give_consent(
    excerpt: Excerpt,
    *,
    by: User,
    naming: str = Naming.NAMED,
    licence: str = "CC BY 4.0",
    seat: Seat | None = None,
    at: dt.datetime | None = None,
) -> list[Consent]:
    """The seat of `by` says yes; when that was the last seat now held, the excerpt is agreed.

    The excerpt is locked first, so that two officials who agree at one moment make it agreed once.
    A vacant seat is not waited for. Refused when `by` holds no seat there or it is past proposing.
    """
    at = at or timezone.now()
    lock_excerpt(excerpt)
    if excerpt.state != ExcerptState.PROPOSED:
        raise Refused(_("This excerpt is %(state)s: consent is given while it is proposed.") % _word(excerpt))
    tenures = [t for t in held_tenures(excerpt) if t.user_id == by.pk and seat in (None, t.seat)]
    if not tenures:
        raise Refused(_("Only who sits in this city pair now can agree for it."))
    _check_licence(excerpt, licence, seats=[tenure.seat_id for tenure in tenures])
    given = [_consent(excerpt, tenure, naming=naming, licence=licence, at=at) for tenure in tenures]
    if not missing_seats(excerpt):
        move(excerpt, ExcerptState.AGREED, by=by, at=at, verb="agreed")
    return given


@transaction.atomic
def decline_excerpt(excerpt: Excerpt, *, by: User, note: str = "", at: dt.datetime | None = None) -> None:
    """A seat or an organiser says no for good; the words can be proposed again as another excerpt."""
    at = at or timezone.now()
    lock_excerpt(excerpt)
    if not (sits_in_pair(by, excerpt) or is_organiser(by, excerpt)):
        raise Refused(_("Only the pair itself or an organiser can decline this excerpt."))
    move(excerpt, ExcerptState.DECLINED, by=by, at=at, verb="declined", note=note)
    _end_consents(excerpt, by=by, at=at)


@transaction.atomic
def withdraw_excerpt(excerpt: Excerpt, *, by: User, note: str = "", at: dt.datetime | None = None) -> None:
    """Any one seat takes the excerpt back, at any time; its consents end with it.

    A frozen edition that holds it goes back to final consent. What is published already stays as it
    is, and a new edition answers.
    """
    lock_excerpt(excerpt)
    at = at or timezone.now()  # once it is ours: who waited for a publication withdraws after it
    if not sits_in_pair(by, excerpt):
        raise Refused(_("Only who sits in this city pair now can withdraw its excerpt."))
    move(excerpt, ExcerptState.WITHDRAWN, by=by, at=at, verb="withdrawn", note=note)
    _end_consents(excerpt, by=by, at=at)
    holding = Chapter.objects.filter(items__excerpt=excerpt).values("edition")
    frozen = Edition.objects.filter(state=EditionState.FROZEN, pk__in=holding).order_by("pk")
    for edition in frozen.select_for_update(of=("self",)):
        move(edition, EditionState.FINAL_CONSENT, by=by, at=at, verb="unfrozen", note=excerpt.code)


@transaction.atomic
def approve_excerpt(excerpt: Excerpt, *, by: User, at: dt.datetime | None = None) -> None:
    """An organiser takes an agreed excerpt into the guide; Refused before every seat has agreed."""
    at = at or timezone.now()
    lock_excerpt(excerpt)
    if not is_organiser(by, excerpt):
        raise Refused(_("Only an organiser approves an excerpt."))
    move(excerpt, ExcerptState.APPROVED, by=by, at=at, verb="approved", approved_by=by, approved_at=at)


def lock_excerpt(excerpt: Excerpt) -> None:
    """Read the excerpt again and hold it until the transaction ends."""
    excerpt.refresh_from_db(from_queryset=Excerpt.objects.select_for_update(of=("self",)))


def held_tenures(excerpt: Excerpt) -> list[Tenure]:
    """Who sits in the excerpt's pair now, by seat."""
    tenures = Tenure.objects.current().filter(seat__pair=excerpt.section.plan.pair_id)
    return list(tenures.select_related("seat", "user").order_by("seat__number"))


def missing_seats(excerpt: Excerpt) -> list[Seat]:
    """The seats now held that have not agreed; a predecessor's yes still speaks for its seat."""
    agreed = set(excerpt.consents.filter(withdrawn_at=None).values_list("seat", flat=True))
    return [tenure.seat for tenure in held_tenures(excerpt) if tenure.seat_id not in agreed]


def _check_licence(excerpt: Excerpt, licence: str, *, seats: list[int]) -> None:
    others = excerpt.consents.filter(withdrawn_at=None).exclude(seat__in=seats)
    other = others.exclude(licence=licence).first()
    if other:
        words = {"licence": other.licence}
        raise Refused(_("The other seat agreed under %(licence)s; one excerpt has one licence.") % words)


def _consent(excerpt: Excerpt, tenure: Tenure, *, naming: str, licence: str, at: dt.datetime) -> Consent:
    """The seat's standing consent; another way of naming or another licence replaces it."""
    standing = excerpt.consents.filter(seat=tenure.seat, withdrawn_at=None)
    same = standing.filter(naming=naming, licence=licence).first()
    if same:
        return same
    standing.update(withdrawn_at=at, withdrawn_by=tenure.user)
    excerpt.new_event(
        verb="seat agreed", by=tenure.user, at=at, note=f"{tenure.seat.profile}, {naming}"
    ).save()
    return Consent.objects.create(
        excerpt=excerpt, seat=tenure.seat, tenure=tenure, naming=naming, licence=licence, given_at=at
    )


def _end_consents(excerpt: Excerpt, *, by: User, at: dt.datetime) -> None:
    excerpt.consents.filter(withdrawn_at=None).update(withdrawn_at=at, withdrawn_by=by)


def _word(excerpt: Excerpt) -> dict[str, str]:
    return {"state": excerpt.get_state_display().lower()}
