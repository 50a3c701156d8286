"""What parts the cells of a table, and what a cell holds."""

from django.utils.translation import gettext as _

from programme.domain.exports.plain import FORMULA
from programme.forms.agenda_file import MOST_LETTERS, UNTYPED, Unreadable

SEPARATORS = ",;\t"


def find_separator(text: str) -> tuple[str, str]:
    """The text and what parts its cells: as Excel names it, or most frequent in the first line."""
    line, _end, rest = text.partition("\n")
    if line.strip().lower().startswith("sep=") and len(line.strip()) == 5:
        return rest, line.strip()[-1]
    outside = "".join(text[:10_000].split('"')[::2]).lstrip("\r\n")
    first = outside.partition("\n")[0]
    return text, max(SEPARATORS, key=first.count)


def clean_cell(words: str) -> str:
    """The cell as text: an apostrophe that keeps a spreadsheet from reckoning is taken off again."""
    words = UNTYPED.sub("", words.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if words.startswith("'") and FORMULA.match(words[1:]):
        words = words[1:]
    if len(words) > MOST_LETTERS:
        raise Unreadable(_("A cell has more than %(most)s letters.") % {"most": MOST_LETTERS})
    return words
