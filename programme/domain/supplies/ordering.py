"""In which order the materials of a session are given out."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from programme.domain.storing import record
from programme.models import Material, Session


@transaction.atomic
def shift_material(material: Material, *, up: bool, by: User, at: dt.datetime | None = None) -> bool:
    """One place up or down among those given out; answers whether there was one to change with."""
    Session.objects.select_for_update().get(pk=material.session_id)
    rows = list(Material.objects.shown().filter(session=material.session_id).order_by("order", "pk"))
    here = next((place for place, row in enumerate(rows) if row.pk == material.pk), None)
    there = -1 if here is None else here + (-1 if up else 1)
    if here is None or not 0 <= there < len(rows):
        return False
    rows[here], rows[there] = rows[there], rows[here]
    for order, row in enumerate(rows, start=1):
        row.order = order
    Material.objects.bulk_update(rows, ["order"])
    about: dict[str, Any] = {"session": material.session, "material": material}
    record(material.cohort, "put materials in order", by=by, at=at or timezone.now(), **about)
    return True
