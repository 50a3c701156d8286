"""Questions asked of the versions of materials."""

import datetime as dt
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef

from programme.querysets.immutable import ImmutableQuerySet


class MaterialVersionQuerySet(ImmutableQuerySet):
    def visible_to(self, user: Any, at: dt.datetime | None = None) -> "MaterialVersionQuerySet":
        """Of what one may see the newest; to who supplies it, the others too."""
        if not user.is_authenticated:
            return self.none()
        materials = apps.get_model("programme", "Material").objects
        read = models.Q(material__in=materials.visible_to(user, at)) & models.Q(self._is_newest())
        return self.filter(models.Q(material__in=materials.supplied_by(user)) | read)

    def of_cohort(self, cohort: Any) -> "MaterialVersionQuerySet":
        return self.filter(material__session__cohort=cohort)

    def newest(self) -> "MaterialVersionQuerySet":
        return self.filter(self._is_newest())

    def of_session(self, session: Any, cohort: Any) -> "MaterialVersionQuerySet":
        """Those of the session of this code, not taken away, in the order in which they are given out."""
        found = self.filter(material__session__cohort=cohort, material__session__code=session.code)
        shown = found.filter(material__state="shown").select_related("material")
        ordered: MaterialVersionQuerySet = shown.order_by("material__order", "material")
        return ordered

    def _is_newest(self) -> models.expressions.Combinable | Any:
        newer = self.model._default_manager.filter(
            material=OuterRef("material"), number__gt=OuterRef("number")
        )
        return ~Exists(newer)
