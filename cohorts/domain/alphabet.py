"""Where a name stands in a list: by its letters, whatever marks they carry."""

import re
import unicodedata

# Letters of the alphabets of Europe that come apart into no plain letter and a mark.
PLAIN = str.maketrans("łøđħŧı", "lodhti")

SIGNS = re.compile(r"^[\W_]+")
# What begins with no letter stands together, behind all that does.
NONE = "*"


def filed(name: str) -> str:
    """The name as one looks for it: Łódź among the L, 's-Hertogenbosch among the S, on any database."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(PLAIN)
    return SIGNS.sub("", plain)


def initial(name: str) -> str:
    """The letter under which one looks for it; an asterisk for what begins with none."""
    first = filed(name)[:1].upper()
    return first if first.isalpha() else NONE
