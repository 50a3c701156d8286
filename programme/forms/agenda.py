"""How a printed agenda is read: each row through the forms' cleaning, all of it or nothing."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused
from accounts.models import User
from cohorts.models import Cohort
from programme.domain.agenda import Outcome, put_phase, put_session, put_track
from programme.domain.sheet import Promise, Sheet
from programme.forms.agenda_file import TABLES, AgendaMistakes, Mistake
from programme.forms.agenda_rows import (
    output_data,
    phase_data,
    session_data,
    slot_data,
    track_data,
    trainer_data,
)
from programme.forms.outline import PhaseForm, TrackForm
from programme.forms.output import OutputForm
from programme.forms.session import SessionForm, TrainerForm
from programme.forms.slot import SlotForm
from programme.models import Slot


@transaction.atomic
def import_agenda(
    cohort: Cohort,
    facts: dict[str, Any],
    *,
    by: User | None,
    at: dt.datetime | None = None,
    invented_times: bool = False,
    settled: bool = False,
) -> Outcome:
    """The cohort's working programme as `facts` of `read_agenda` say; a second time changes nothing.

    `invented_times`: exact days take the demonstration's clock times. `settled`: every
    session takes them, vague and undated ones too, and all are firm, as after the fact.
    Raises AgendaMistakes with every mistake of every row; then nothing is stored.
    """
    reader = Reader(
        cohort, facts, by, at or timezone.now(), "all" if settled else "days" if invented_times else ""
    )
    reader.read()
    if reader.mistakes:
        raise AgendaMistakes(reader.mistakes)
    return reader.outcome


class Reader:
    """Walks the rows once and keeps what it finds wrong."""

    def __init__(
        self, cohort: Cohort, facts: dict[str, Any], by: User | None, at: dt.datetime, invented: str
    ) -> None:
        self.cohort, self.facts, self.by, self.at, self.invented = cohort, facts, by, at, invented
        self.mistakes: list[Mistake] = []
        self.outcome = Outcome()

    def read(self) -> None:
        phases, tracks, sessions = (self.facts[name] for name in TABLES)
        for order, row in enumerate(phases, start=1):
            self._put(row, put_phase, self._clean(row, PhaseForm(phase_data(row, order)), "code"))
        for row in tracks:
            self._put(row, put_track, self._clean(row, TrackForm(track_data(row)), "code"))
        seen: set[str] = set()
        for row in sessions:
            if row.get("code") in seen:
                self._note(row, "code", _("This code stands in an earlier row already."))
            seen.add(str(row.get("code")))
            self._put(row, put_session, self._sheet(row))

    def _sheet(self, row: dict[str, Any]) -> Sheet | None:
        before = len(self.mistakes)
        texts = self._clean(row, SessionForm(self._texts(row), cohort=self.cohort))
        zone = str(row.get("tz") or self.cohort.time_zone)
        when = self._when(row, zone)
        outputs = [self._clean(row, OutputForm(data), "outputs") for data in output_data(row)]
        trainers = [self._trainer(row, data) for data in trainer_data(row)]
        if len(self.mistakes) > before or texts is None or when is None:
            return None
        texts.pop("version", None)
        promises = [Promise(fields) for fields in outputs if fields]
        taught = [trainer for trainer in trainers if trainer]
        return Sheet(texts, when, promises, taught if "trainers" in row else None)

    def _texts(self, row: dict[str, Any]) -> dict[str, Any]:
        return session_data(row)

    def _when(self, row: dict[str, Any], zone: str) -> dict[str, Any] | None:
        status = str(self.facts.get("edition", {}).get("status_of_agenda", "tentative"))
        try:
            data = slot_data(row, zone, status, self.invented)
        except ValueError as unclear:
            self._note(row, "date", str(unclear))
            return None
        return self._clean(row, SlotForm(data, instance=Slot(), default_zone=zone))

    def _trainer(self, row: dict[str, Any], data: dict[str, Any]) -> Any:
        form = TrainerForm(data)
        return form.trainer() if self._clean(row, form, "trainers") is not None else None

    def _clean(self, row: dict[str, Any], form: forms.BaseForm, within: str = "") -> dict[str, Any] | None:
        if form.is_valid():
            return dict(form.cleaned_data)
        for name, errors in form.errors.items():
            field = within if name == NON_FIELD_ERRORS else name
            field = f"{within}.{name}" if within in ("outputs", "trainers") else field
            for message in errors:
                self._note(row, field or "row", message)
        return None

    def _put(self, row: dict[str, Any], put: Any, data: Any) -> None:
        if data is None:
            return
        try:
            put(self.cohort, data, self.outcome, by=self.by, at=self.at)
        except Refused as refused:
            self._note(row, "state", refused.reason)
        except ValidationError as wrong:
            for name, messages in getattr(wrong, "message_dict", {"row": wrong.messages}).items():
                self._note(row, name, " ".join(messages))

    def _note(self, row: dict[str, Any], field: str, message: object) -> None:
        code, words = str(row.get("code", "-")), str(message)
        self.mistakes.append(Mistake(Truncator(code).chars(60), field, Truncator(words).chars(300)))
