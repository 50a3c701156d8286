"""What is given out for a session: added, renamed, put in order, taken away."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused, move
from accounts.models import User
from programme.domain.storing import as_note, change, check_years, record, store
from programme.domain.supplies.versions import add_version
from programme.enums import MaterialState
from programme.models import Material, Session

# Of one session: nobody reads a longer list.
MOST = 60


@transaction.atomic
def add_material(
    session: Session,
    *,
    title: str,
    visible_from: dt.datetime | None = None,
    by: User,
    at: dt.datetime | None = None,
    **what: Any,
) -> Material:
    """Give something out for a session, last in its list; `what` is its first version.

    Raises ValidationError for a first version that is none, Refused for one material too many.
    """
    at = at or timezone.now()
    held: Session = (
        Session.objects.select_for_update(of=("self",)).select_related("cohort").get(pk=session.pk)
    )
    given = list(held.given.all())
    if len(given) >= MOST:
        raise Refused(_("A session has at most %(most)d materials. Put some into a .zip.") % {"most": MOST})
    check_years({"visible_from": visible_from})
    order = max((each.order for each in given), default=0) + 1
    material = Material(session=held, title=title, visible_from=visible_from, order=order)
    store(material)
    record(held.cohort, "added a material", by=by, at=at, session=held, material=material)
    add_version(material, by=by, at=at, **what)
    return material


@transaction.atomic
def change_material(
    material: Material, *, by: User, at: dt.datetime | None = None, **changes: Any
) -> list[str]:
    """Its title, or from when members see it; answers which of them differ.

    What members have seen already can be dated later: it is then out of sight until that day.
    """
    check_years({"visible_from": changes.get("visible_from")})
    changed = change(material, changes)
    if changed:
        about: dict[str, Any] = {"session": material.session, "material": material}
        note, at = as_note(changed), at or timezone.now()
        record(material.cohort, "changed a material", by=by, at=at, note=note, **about)
    return changed


def remove_material(material: Material, *, by: User, at: dt.datetime | None = None) -> None:
    """Members see it no more; its files stay, for those who may see the history. Raises Refused if gone."""
    move(material, MaterialState.REMOVED, by=by, at=at, verb="took a material away")


def restore_material(material: Material, *, by: User, at: dt.datetime | None = None) -> None:
    """It is given out again, as it was. Raises Refused unless it was taken away."""
    move(material, MaterialState.SHOWN, by=by, at=at, verb="gave a material out again")
