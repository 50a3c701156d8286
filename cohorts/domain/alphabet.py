"""Where a name stands in a list: by its letters, whatever marks they carry."""

import unicodedata

# Letters of the alphabets of Europe that come apart into no plain letter and a mark.
PLAIN = str.maketrans("łøđħŧı", "lodhti")


def filed(name: str) -> str:
    """The name as one looks for it: Łódź among the L, Århus among the A, on any database."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(PLAIN)


def initial(name: str) -> str:
    """The letter under which one looks for it; an asterisk for what begins with none."""
    first = filed(name)[:1].upper()
    return first if first.isalpha() else "*"
