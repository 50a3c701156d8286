"""Which of our fields a column of a foreign table is: guessed by its heading, said by the organiser."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programme.forms.importing.table import Table

FIELDS = {
    "title": gettext_lazy("Title"),
    "code": gettext_lazy("Code"),
    "phase": gettext_lazy("Phase"),
    "track": gettext_lazy("Track"),
    "kind": gettext_lazy("Kind"),
    "format": gettext_lazy("Format"),
    "place": gettext_lazy("Place"),
    "date": gettext_lazy("Date, in any words"),
    "starts": gettext_lazy("Starts"),
    "ends": gettext_lazy("Ends"),
    "time_zone": gettext_lazy("Time zone"),
    "certainty": gettext_lazy("How sure"),
    "wording": gettext_lazy("Wording of the date"),
    "first_day": gettext_lazy("First day"),
    "last_day": gettext_lazy("Last day"),
    "firm_by": gettext_lazy("Firm by"),
    "trainers": gettext_lazy("Trainers"),
    "outputs": gettext_lazy("Outputs"),
    "relevance": gettext_lazy("Relevance"),
    "goals": gettext_lazy("Goals"),
    "contents": gettext_lazy("Main contents"),
    "preparations": gettext_lazy("Preparations"),
    "joining_link": gettext_lazy("Joining link"),
    "state": gettext_lazy("State"),
}
# What others write over such a column.
ALSO = {
    "title": "session name subject topic titel titre titulo event summary sessiontitle sessionname",
    "code": "id key reference sessioncode sessionid",
    "phase": "section part module stage block",
    "track": "strand stream audience group",
    "kind": "type sessiontype category",
    "format": "mode modality",
    "place": "location room venue where ort lieu lugar",
    "date": "day when datum fecha dates dateandtime datetime",
    "starts": "start starttime begin begins from startdate beginning startsat startlocal time",
    "ends": "end endtime to until finish enddate endsat endlocal",
    "time_zone": "tz timezone zone",
    "certainty": "status datestatus precision",
    "trainers": "trainer speaker speakers presenter presenters lecturer persons moderator who",
    "outputs": "output deliverable deliverables results",
    "relevance": "abstract why",
    "goals": "goal objectives objective aims",
    "contents": "content description details maincontents",
    "preparations": "preparation homework toprepare",
    "joining_link": "link url zoom teams joininglink meetinglink",
}
KNOWN = {word: name for name, words in ALSO.items() for word in words.split()} | {
    name.replace("_", ""): name for name in FIELDS
}


def guess(headings: list[str], remembered: dict[str, str]) -> list[str]:
    """The field of each column, or nothing; each field once, what was said before first."""
    found: list[str] = []
    for heading in headings:
        name = remembered.get(key_of(heading), KNOWN.get(key_of(heading), ""))
        found.append(name if name in FIELDS and name not in found else "")
    return found


def key_of(heading: str) -> str:
    """What headings are told apart by: small letters and figures."""
    return re.sub(r"[\W_]+", "", heading.casefold())


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
        lines = []
        for place, name in enumerate(self.fields):
            cells = [row[place] for row in self.table.rows if row[place]]
            lines.append((self[name], cells[:3]))
        return lines
