"""Which of our fields a foreign table may fill."""

from django.utils.translation import gettext_lazy

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
