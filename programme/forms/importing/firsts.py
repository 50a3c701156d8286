"""What phases and tracks are like that a file brings along."""

from django.utils.translation import gettext as _

from programme.enums import TrackKind

SEATS = {"polic": TrackKind.POLICY, "strateg": TrackKind.POLICY, "techni": TrackKind.TECHNICAL}


def seat_of(track: str) -> TrackKind:
    """Who is expected in a track of this name."""
    return next((kind for part, kind in SEATS.items() if part in track.casefold()), TrackKind.COMMON)


def first_phase() -> str:
    """What a programme's first phase is called where nobody says."""
    return _("Programme")


def first_track() -> str:
    """What its first track is called."""
    return _("Everybody")
