"""What an anonymised excerpt keeps back: names of city and officials, and of its pictures' files."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from cohorts.models import CityPair, Tenure
from guide.enums import Naming
from guide.models import Excerpt

FIGURE = re.compile(r"\]\(figure:([A-Za-z0-9_-]{1,80})(?=[\s)])")
SHORTEST = 3


def is_anonymised(excerpt: Excerpt) -> bool:
    """Whether any seat that agreed asked not to be named: one is enough."""
    return any(
        consent.withdrawn_at is None and consent.naming == Naming.ANONYMISED
        for consent in excerpt.consents.all()
    )


def keep_back_names(text: str, pair: CityPair) -> str:
    """The text with the city's names, and those of everybody who ever sat in the pair, left out.

    It errs on the side of leaving out too much; what a picture shows is for people to check.
    """
    city = pair.city
    text = _leave_out(text, [city.name, city.local_name, city.slug], _("[a city]"), re.IGNORECASE)
    names = Tenure.objects.filter(seat__pair=pair).values_list("user__name", flat=True).order_by("pk")
    whole = [name for name in names if name]
    parts = [part for name in whole for part in name.split() if len(part) >= SHORTEST]
    text = _leave_out(text, whole, _("[a name]"), re.IGNORECASE)
    return _leave_out(text, parts, _("[a name]"))


def rename_figures(text: str, names: Mapping[str, str]) -> str:
    """The text with its figures under other codes; unknown ones lose theirs."""
    return FIGURE.sub(lambda match: f"](figure:{names.get(match[1], 'missing')}", text)


def _leave_out(text: str, names: Iterable[str], instead: str, flags: int = 0) -> str:
    known = {spelt for name in names if (spelt := _spellings(name))}
    if not known:
        return text
    longest_first = sorted(known, key=lambda spelt: (-len(spelt), spelt))
    # An underline is a letter to \w, yet stands for emphasis: _Ghent_ names a city too.
    either = "|".join(longest_first)
    return re.sub(rf"(?<![^\W_])(?:{either})(?![^\W_])", instead, text, flags=flags)


def _spellings(name: str) -> str:
    """A pattern for the name with whatever may stand between its words: a line's end, a mark, a hyphen."""
    words = re.split(r"[\W_]+", unicodedata.normalize("NFC", name))
    return r"[\W_]+".join(re.escape(word) for word in words if word)
