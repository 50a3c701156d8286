"""Which of our fields a column is, guessed by its heading."""

import re

from programme.forms.importing.fields import FIELDS

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
