"""Which of our fields a column of a foreign table is, as the organiser says."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programme.forms.importing.fields import FIELDS
from programme.forms.importing.table import Table


class ColumnsForm(forms.Form):
    """A choice for each column of the table."""

    def __init__(self, *args: Any, table: Table, columns: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.table = table
        choices = [("", gettext_lazy("leave it out")), *FIELDS.items()]
        for place, (heading, name) in enumerate(zip(table.headings, columns, strict=True)):
            label = heading or _("Column %(number)s") % {"number": place + 1}
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=label, choices=choices, required=False, initial=name
            )

    def clean(self) -> dict[str, Any]:
        sent = super().clean() or self.cleaned_data
        if not self.errors:
            self._check(self.columns())
        return sent

    def _check(self, columns: list[str]) -> None:
        if "title" not in columns:
            raise ValidationError(_("Say which column is the title; without one there are no sessions."))
        for place, name in enumerate(columns):
            if name and name in columns[:place]:
                words = {"field": FIELDS[name]}
                self.add_error(f"column-{place}", _("Another column is “%(field)s” already.") % words)

    def columns(self) -> list[str]:
        """The field of each column, in order."""
        return [self.cleaned_data.get(name, "") for name in self.fields]

    def lines(self) -> list[tuple[forms.BoundField, list[str]]]:
        """Each choice with the first cells of its column that hold anything."""
        firsts = [
            [row[place] for row in self.table.rows if row[place]][:3] for place in range(len(self.fields))
        ]
        return list(zip([self[name] for name in self.fields], firsts, strict=True))
