"""A session as it is typed, on its sheet or in its line of the agenda: all parts checked together."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm, BoundField
from django.http import QueryDict

from accounts.models import User
from cohorts.models import Cohort
from programme.domain.sheet import Sheet, add_from_sheet, change_from_sheet
from programme.forms.output import OutputFormSet, SessionOutputs
from programme.forms.session import LineForm, SessionForm, TrainerFormSet
from programme.forms.slot import SlotForm
from programme.forms.stale import Apart, tell_apart
from programme.models import Session, Slot


class LineForms:
    """What is typed into one line of the agenda: title, track, kind and format, slot, trainers."""

    text_form: type[LineForm] = LineForm

    def __init__(self, cohort: Cohort, session: Session | None, data: QueryDict | None = None) -> None:
        self.cohort, self.session = cohort, session
        slot = session.slot if session else Slot()
        taught = [_trainer(trainer) for trainer in session.trainers.all()] if session else []
        fresh = {"order": cohort.sessions.count() + 1} if session is None else {}
        self.texts = self.text_form(data, instance=session, cohort=cohort, initial=fresh)
        self.slot = SlotForm(data, instance=slot, default_zone=cohort.time_zone, prefix="slot")
        # What is sent stands for itself: by now others may be named than when the page was opened.
        self.trainers = TrainerFormSet(data, initial=taught if data is None else None, prefix="trainers")

    apart: Sequence[Apart] = ()

    def is_valid(self) -> bool:
        valid = [part.is_valid() for part in (self.texts, self.slot, self.trainers)]
        if self.texts.has_error("version", code="stale") and self.session:
            data = self.texts.data.copy()  # type: ignore[attr-defined]
            data["version"] = str(self.session.version)
            self.texts.data = data
            self.apart = tell_apart([self.texts, self.slot])
        return all(valid)

    @property
    def parts(self) -> list[BaseForm]:
        """Every form of the page, so that one summary can name what keeps it from being stored."""
        return [self.texts, self.slot, *self.trainers.forms]

    @property
    def errors(self) -> bool:
        return any(part.errors for part in self.parts)

    def non_field_errors(self) -> list[object]:
        return [error for part in self.parts for error in part.non_field_errors()]

    def visible_fields(self) -> list[BoundField]:
        return [field for part in self.parts for field in part.visible_fields()]

    def hidden_fields(self) -> list[BoundField]:
        return [field for part in self.parts for field in part.hidden_fields()]

    def store(self, *, by: User) -> Session | None:
        """The stored session, or nothing: then the domain found something wrong, and the form says it."""
        try:
            if self.session is None:
                return add_from_sheet(self.cohort, self._sheet(), by=by)
            session: Session = Session.objects.with_parts().get(pk=self.session.pk)
            version = self.texts.cleaned_data["version"]
            change_from_sheet(session, self._sheet(), by=by, version=version)
        except ValidationError as wrong:
            self._tell(wrong)
            return None
        return session

    def _sheet(self) -> Sheet:
        kept = [form for form in self.trainers if form.has_changed()]
        taught = [form.trainer() for form in kept if not form.cleaned_data.get("DELETE")]
        return Sheet(self.texts.texts(), self.slot.when(), trainers=taught)

    def _tell(self, wrong: ValidationError) -> None:
        told: dict[str, Any] = getattr(wrong, "message_dict", {"": wrong.messages})
        for name, messages in told.items():
            form: Any = self.slot if name in self.slot.fields else self.texts
            for message in messages:
                form.add_error(name if name in form.fields else None, message)


class SheetForms(LineForms):
    """The four forms of a session's own page. `session` is nothing for a new one."""

    text_form = SessionForm

    def __init__(self, cohort: Cohort, session: Session | None = None, data: QueryDict | None = None) -> None:
        super().__init__(cohort, session, data)
        self.outputs: SessionOutputs = OutputFormSet(  # type: ignore[assignment]
            data, instance=session or Session(), prefix="outputs"
        )

    def is_valid(self) -> bool:
        return all([super().is_valid(), self.outputs.is_valid()])

    @property
    def parts(self) -> list[BaseForm]:
        return [*super().parts, *self.outputs.forms]

    def _sheet(self) -> Sheet:
        return dataclasses.replace(super()._sheet(), promises=self.outputs.promises())


def _trainer(trainer: Any) -> dict[str, Any]:
    return {
        "name": trainer.name,
        "organisation": trainer.organisation.name if trainer.organisation else "",
        "email": trainer.user.email if trainer.user else "",
    }
