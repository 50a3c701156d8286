"""Beginning an edition and its chapters."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused
from accounts.models import User
from cohorts.models import Cohort
from guide.enums import EDITABLE
from guide.models import Chapter, Edition


@transaction.atomic
def create_edition(
    cohort: Cohort,
    *,
    version: str,
    title: str,
    subtitle: str = "",
    licence: str = "CC BY 4.0",
    by: User,
    at: dt.datetime | None = None,
) -> Edition:
    """A new edition, in drafting. Refused when the cohort has this version already."""
    at = at or timezone.now()
    edition = Edition(cohort=cohort, version=version, title=title, subtitle=subtitle, licence=licence)
    try:
        with transaction.atomic():
            edition.save()
    except IntegrityError as twice:
        raise Refused(_("There is a version %(version)s already.") % {"version": version}) from twice
    edition.new_event(verb="began", by=by, at=at, after=edition.state).save()
    return edition


@transaction.atomic
def add_chapter(
    edition: Edition, *, code: str, title: str, standfirst: str = "", by: User, at: dt.datetime | None = None
) -> Chapter:
    """A new last chapter. Refused when its code is taken or the edition is no longer written."""
    lock_editable(edition)
    last = edition.chapters.aggregate(last=Max("number"))["last"] or 0
    chapter = Chapter(edition=edition, number=last + 1, code=code, title=title, standfirst=standfirst)
    try:
        with transaction.atomic():
            chapter.save()
    except IntegrityError as twice:
        raise Refused(_("There is a chapter %(code)s already.") % {"code": code}) from twice
    write_edit(edition, "added a chapter", by=by, at=at, note=code)
    return chapter


@transaction.atomic
def set_chapter(
    chapter: Chapter, *, title: str, standfirst: str, by: User, at: dt.datetime | None = None
) -> None:
    """Give a chapter its title and standfirst."""
    lock_editable(chapter.edition)
    chapter.title, chapter.standfirst = title, standfirst
    chapter.save(update_fields=["title", "standfirst"])
    write_edit(chapter.edition, "changed a chapter", by=by, at=at, note=chapter.code)


def lock_editable(edition: Edition) -> None:
    """Hold the edition until the transaction ends; Refused unless its chapters may be written now."""
    edition.refresh_from_db(from_queryset=Edition.objects.select_for_update(of=("self",)))
    if edition.state not in EDITABLE:
        word = edition.get_state_display().lower()
        raise Refused(_("The edition is %(state)s, so its chapters are closed.") % {"state": word})


def write_edit(edition: Edition, verb: str, *, by: User, at: dt.datetime | None, note: str = "") -> None:
    """One line in the edition's record."""
    edition.new_event(verb=verb, by=by, at=at or timezone.now(), note=note).save()
