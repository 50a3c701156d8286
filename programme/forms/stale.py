"""What one typed beside what somebody else stored meanwhile, field by field."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.forms import BaseForm, BoundField


class Apart(NamedTuple):
    """A field that is stored otherwise than it is typed."""

    label: str
    stored: str
    typed: str


def tell_apart(forms: Iterable[BaseForm]) -> list[Apart]:
    """The fields in which bound forms differ from what they were opened on, in order."""
    found = [(form, form[name]) for form in forms for name in form.changed_data if name in form.fields]
    return [
        Apart(
            str(field.label),
            _words(field, form.get_initial_for_field(field.field, field.name)),
            _words(field, field.value()),
        )
        for form, field in found
        if not field.is_hidden
    ]


def _words(field: BoundField, value: Any) -> str:
    choices = dict(getattr(field.field, "choices", ()))
    value = getattr(value, "value", value)
    return str(choices[value] if value in choices else field.field.widget.format_value(value) or "")
