"""The words for what is taught and when, and which state may follow which."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cohorts.enums import RESERVED

# Addresses in the studio that no session may take.
RESERVED_CODES = RESERVED | {"phases", "tracks", "release", "releases"}


class TrackKind(models.TextChoices):
    """Where a seat is expected: its own profile's track, or what is common."""

    POLICY = "policy", _("Policy")
    TECHNICAL = "technical", _("Technical")
    COMMON = "common", _("Common")


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


class Certainty(models.TextChoices):
    """How firm a date is; each step keeps the printed wording beside the machine's range."""

    UNDATED = "undated", _("Undated")
    WINDOW = "window", _("Window")
    TENTATIVE = "tentative", _("Tentative")
    FIRM = "firm", _("Firm")


class OutputState(models.TextChoices):
    OPEN = "open", _("Open")
    DELIVERED = "delivered", _("Delivered")
    WAIVED = "waived", _("Waived")


OUTPUT_MOVES = {
    OutputState.OPEN: {OutputState.DELIVERED, OutputState.WAIVED},
    OutputState.DELIVERED: {OutputState.OPEN},
    OutputState.WAIVED: {OutputState.OPEN},
}


class OutputOwner(models.TextChoices):
    ORGANISERS = "organisers", _("Organisers")
    CITIES = "cities", _("Every city")


class ReleaseKind(models.TextChoices):
    PRELIMINARY = "preliminary", _("Preliminary")
    FINAL = "final", _("Final")


class ChangeKind(models.TextChoices):
    """What may differ between two releases of one session, by its code."""

    NEW = "new", _("new")
    MOVED = "moved", _("moved")
    ELSEWHERE = "elsewhere", _("elsewhere")
    LONGER = "longer", _("longer")
    SHORTER = "shorter", _("shorter")
    SURER = "surer", _("surer")
    LESS_SURE = "less_sure", _("less sure")
    RETITLED = "retitled", _("retitled")
    TRAINERS = "trainers", _("trainers")
    CANCELLED = "cancelled", _("cancelled")
    BACK = "back", _("back")
