"""One line of a desk: who or what, what of it, where it leads, and when it happened."""

import dataclasses
import datetime as dt


@dataclasses.dataclass(frozen=True)
class Line:
    """One thing to tell: whose it is, what is to be done or was done, where, and since when."""

    who: str
    what: str
    url: str
    at: dt.datetime | None = None
    quote: str = ""
    # What tells two of a name apart: the city of a person, the year of an edition.
    of: str = ""
    # What stands below it in Trellis' own words.
    note: str = ""
