"""The drawing on a booklet's cover: a strip a session, the surer its date, the taller."""

from collections.abc import Iterable

from programme.domain.moments import is_expected, order_of
from programme.enums import Certainty, TrackKind
from programme.models import ReleasedSession

# Millimetres of the sheet: where the strips stand, and how they lean.
LEFT, RIGHT, FOOT, WIDEST = 20.0, 190.0, 262.0, 7.0
TALL = {Certainty.FIRM: 118.0, Certainty.TENTATIVE: 84.0, Certainty.WINDOW: 52.0, Certainty.UNDATED: 24.0}
LEAN = {TrackKind.POLICY: 0.16, TrackKind.TECHNICAL: -0.16, TrackKind.COMMON: 0.0}
INKS = {TrackKind.POLICY: "#cb8324", TrackKind.TECHNICAL: "#2376b9", TrackKind.COMMON: "#27694a"}
# A word of title holds so many letters in its size.
TITLES = {"grand": (26, 13), "large": (60, 18), "long": (110, 28)}


def draw_strips(sessions: Iterable[ReleasedSession]) -> list[tuple[str, str]]:
    """Each session's ink and the corners of its strip, in the order of the year."""
    found = sorted(filter(is_expected, sessions), key=order_of)
    step = (RIGHT - LEFT) / max(len(found), 1)
    return [(INKS[TrackKind(each.track_kind)], _strip(each, n, step)) for n, each in enumerate(found)]


def title_size(title: str) -> str:
    """The class of its size: long titles and words are set smaller."""
    word = max(map(len, title.split()), default=0)
    fits = (name for name, (most, widest) in TITLES.items() if len(title) <= most and word <= widest)
    return next(fits, "endless")


def _strip(session: ReleasedSession, place: int, step: float) -> str:
    width, tall = min(step * 0.62, WIDEST), TALL[Certainty(session.certainty)]
    left = LEFT + place * step + (step - width) / 2
    top = LEAN[TrackKind(session.track_kind)] * tall
    corners = [(left, 0.0), (left + top, tall), (left + top + width, tall), (left + width, 0.0)]
    return " ".join(f"{x:.2f},{FOOT - height:.2f}" for x, height in corners)
