"""A session: its state, kind and format."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SessionState(models.TextChoices):
    IDEA = "idea", _("Idea")
    PLANNED = "planned", _("Planned")
    CONFIRMED = "confirmed", _("Confirmed")
    RUNNING = "running", _("Running")
    HELD = "held", _("Held")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")


SESSION_MOVES = {
    SessionState.IDEA: {SessionState.PLANNED},
    SessionState.PLANNED: {SessionState.CONFIRMED, SessionState.CANCELLED},
    SessionState.CONFIRMED: {
        SessionState.PLANNED,
        SessionState.RUNNING,
        SessionState.HELD,
        SessionState.CANCELLED,
    },
    SessionState.RUNNING: {SessionState.HELD},
    SessionState.HELD: {SessionState.CLOSED},
    SessionState.CLOSED: {SessionState.HELD},
    SessionState.CANCELLED: {SessionState.PLANNED},
}


class SessionKind(models.TextChoices):
    PLENARY = "plenary", _("Plenary")
    PARALLEL = "parallel", _("Parallel")
    CITY_WORK = "city_work", _("City work")
    BREAK = "break", _("Break")
    SOCIAL = "social", _("Social")
    SIDE_EVENT = "side_event", _("Side event")


class Format(models.TextChoices):
    ONLINE = "online", _("Online")
    IN_PERSON = "in_person", _("In person")
    HYBRID = "hybrid", _("Hybrid")
