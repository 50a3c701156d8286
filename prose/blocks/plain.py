"""Decides what remains of a text when its marks are taken off: words for a list, a message, a title."""

import re

# What begins a line, rules a table or ends a line: a space in its place.
_AROUND = re.compile(r"^[ |:\-]*\|[ |:\-]*$|^[ >#]+|^ *[-+] (?:\[[ xX]\] )?|\\$|\|", re.MULTILINE)
# What stands within a line: a note's mark, a link's address, emphasis, brackets.
_WITHIN = re.compile(r'\[\^[^\]\s]*\]:?|\]\([^()\s]*(?: "[^"]*")?\)|[*~`]+|!?\[|\]')


def plain_words(text: str) -> str:
    """The words of a text in one line, without what marks headings, lists, tables, links and notes."""
    return " ".join(_WITHIN.sub("", _AROUND.sub(" ", text)).split())
