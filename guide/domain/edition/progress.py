"""An edition's way from drafting to frozen: each move by its table, freezing only with every consent."""

import datetime as dt
import zoneinfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused, move
from accounts.models import User
from guide.domain.edition.findings import lonely_findings
from guide.enums import EditionState, ExcerptState
from guide.models import Edition, Excerpt


def open_consultation(edition: Edition, *, by: User, at: dt.datetime | None = None) -> None:
    """Members of the cohort read the edition and remark."""
    move(edition, EditionState.CONSULTATION, by=by, at=at, verb="opened consultation")


def resolve_remarks(edition: Edition, *, by: User, at: dt.datetime | None = None) -> None:
    """Consultation or final consent is over for now; the organisers work in what was said."""
    move(edition, EditionState.RESOLVING, by=by, at=at, verb="began resolving")


def reopen_drafting(edition: Edition, *, by: User, at: dt.datetime | None = None) -> None:
    """Back to the organisers' own desk."""
    move(edition, EditionState.DRAFTING, by=by, at=at, verb="went back to drafting")


def ask_final_consent(edition: Edition, *, by: User, at: dt.datetime | None = None) -> None:
    """The text is as it should be printed; the last consents and approvals are waited for."""
    move(edition, EditionState.FINAL_CONSENT, by=by, at=at, verb="asked final consent")


@transaction.atomic
def freeze_edition(edition: Edition, *, by: User, at: dt.datetime | None = None) -> None:
    """Close the edition for print, and date its cover.

    Refused while a placed excerpt is not approved or its consent does not stand, and while a finding
    rests on fewer than two cities; the excerpts are
    locked before the edition, as in a withdrawal, so that neither overtakes the other.
    """
    at = at or timezone.now()
    locked = lock_placed(edition)
    if not edition.chapters.exists():
        raise Refused(_("The edition has no chapter yet."))
    _check_ready(locked)
    if lonely := lonely_findings(edition):
        raise Refused(lonely[0])
    dated = edition.dated or at.astimezone(zoneinfo.ZoneInfo(edition.cohort.time_zone)).date()
    move(edition, EditionState.FROZEN, by=by, at=at, verb="frozen", dated=dated)
    if set(Excerpt.objects.placed_in(edition)) != set(locked):
        raise Refused(_("Somebody placed another excerpt a moment ago. Look at the chapters again."))


def unfreeze_edition(edition: Edition, *, by: User, at: dt.datetime | None = None) -> None:
    """Back to final consent, so that its chapters can be written again."""
    move(edition, EditionState.FINAL_CONSENT, by=by, at=at, verb="unfrozen", dated=None)


def lock_placed(edition: Edition) -> list[Excerpt]:
    """The placed excerpts as they are now, held until the transaction ends."""
    keys = list(Excerpt.objects.placed_in(edition).values_list("pk", flat=True))
    rows = Excerpt.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    return list(rows.with_source().prefetch_related("consents").order_by("pk"))


def unready_excerpts(excerpts: list[Excerpt]) -> list[Excerpt]:
    """Those that are not approved, or to which no standing consent belongs."""
    return [each for each in excerpts if not is_printable(each)]


def is_printable(excerpt: Excerpt) -> bool:
    """Approved, and agreed by somebody whose consent stands."""
    return excerpt.state == ExcerptState.APPROVED and any(
        consent.withdrawn_at is None for consent in excerpt.consents.all()
    )


def _check_ready(excerpts: list[Excerpt]) -> None:
    unready = unready_excerpts(excerpts)
    if unready:
        codes = ", ".join(excerpt.code for excerpt in unready)
        raise Refused(_("Not every excerpt is agreed and approved: %(codes)s.") % {"codes": codes})
