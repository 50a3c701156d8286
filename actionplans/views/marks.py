"""The words that a remark is about, marked in their passage."""

import re
from collections.abc import Sequence

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from actionplans.views.shown import ShownThread
from prose.render import RenderedBlock

TAG = re.compile(r"(<[^>]+>)")
# What a passage opens with, as far as words may stand in it.
OPENING = re.compile(r"(?:<(?:p|ul|ol|li|blockquote|h[1-6])\b[^>]*>\s*)*")


def letter_of(number: int) -> str:
    """a to z, then aa, ab, ..."""
    first, last = divmod(number, 26)
    return (chr(96 + first) if first else "") + chr(97 + last)


def with_marks(rendered: RenderedBlock, text: str, threads: Sequence[ShownThread]) -> SafeString:
    """Mark the remarked words where they stand as they were typed; else a letter heads the passage.

    The longest first, so that a remark inside another's words finds its own; of the same words
    the last first, for each letter is put before those that stand there.
    """
    html, heading = rendered.html, dict.fromkeys([each.pk for each in threads], "")
    last_first = list(reversed(threads))
    for thread in sorted(last_first, key=lambda each: each.start - each.end):
        letter = format_html(
            '<a class="anchor" href="#r-{}" aria-label="{}">{}</a>', thread.pk, thread.letter, thread.letter
        )
        words = escape(text[thread.start : thread.end].strip())
        marked = _replace_once(html, words, f'<mark id="m-{thread.pk}">{words}{letter}</mark>')
        heading[thread.pk] = "" if marked else f'<span id="m-{thread.pk}">{letter}</span>'
        html = marked or html
    # The blocks come from prose.render, which cleans them; the rest is escaped above.
    return mark_safe(_headed(html, "".join(heading.values())))  # noqa: S308


def _replace_once(html: str, words: str, marked: str) -> str:
    """Put `marked` for the first `words` inside one run of text; nothing when they stand in none."""
    pieces = TAG.split(html)
    for at, piece in enumerate(pieces):
        if words and not piece.startswith("<") and words in piece:
            pieces[at] = piece.replace(words, marked, 1)
            return "".join(pieces)
    return ""


def _headed(html: str, mark: str) -> str:
    """Put the mark before the first words of the passage, on their line."""
    begins = OPENING.match(html)
    at = begins.end() if begins else 0
    return f"{html[:at]}{mark}{html[at:]}"
