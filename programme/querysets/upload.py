"""Questions asked of agendas on their way in."""

import datetime as dt
from typing import Any

from django.db import models


class UploadQuerySet(models.QuerySet[Any]):
    def of_organiser(self, cohort: Any, person: Any) -> "UploadQuerySet":
        return self.filter(cohort=cohort, by=person)

    def older_than(self, moment: dt.datetime) -> "UploadQuerySet":
        return self.filter(uploaded_at__lt=moment)
