"""Where a place on earth stands on the sheet of the map."""

import math

Point = tuple[float, float]

# Lambert's azimuthal equal-area projection (Snyder, Map Projections, USGS Professional Paper 1395,
# 1987, equations 24-2 to 24-4) about 52° N 12° E, as the land of components/_land.html was drawn.
CENTRE = (math.radians(52), math.radians(12))
SCALE = 1268.31
MIDDLE = (402.42, 443.24)
WIDTH, HEIGHT = 720, 772
# So near to its edge a dot would be cut.
MARGIN = 10


def place_on_sheet(latitude: float, longitude: float) -> Point | None:
    """The point of a place on the sheet, from its upper left corner; None outside of the sheet."""
    phi, turn = math.radians(latitude), math.radians(longitude) - CENTRE[1]
    sin0, cos0 = math.sin(CENTRE[0]), math.cos(CENTRE[0])
    near = 1 + sin0 * math.sin(phi) + cos0 * math.cos(phi) * math.cos(turn)
    if near < 1:  # more than a quarter of the globe away
        return None
    k = SCALE * math.sqrt(2 / near)
    x = MIDDLE[0] + k * math.cos(phi) * math.sin(turn)
    y = MIDDLE[1] - k * (cos0 * math.sin(phi) - sin0 * math.cos(phi) * math.cos(turn))
    if not (MARGIN <= x <= WIDTH - MARGIN and MARGIN <= y <= HEIGHT - MARGIN):
        return None
    return round(x, 1), round(y, 1)
