"""Whose words a text met: what a merge brought in, as a sentence and as lines, and who changed the same."""

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from actionplans.domain.store import Overlap, Stored
from actionplans.models import Section
from prose.blocks import plain_words
from prose.diff import Change, diff, opcodes

ONE = {
    "paragraph": gettext_lazy("%(name)s’s paragraph was merged in: “%(words)s”"),
    "heading": gettext_lazy("%(name)s’s heading was merged in: “%(words)s”"),
    "list": gettext_lazy("%(name)s’s list was merged in: “%(words)s”"),
    "table": gettext_lazy("%(name)s’s table was merged in: “%(words)s”"),
    "figure": gettext_lazy("%(name)s’s figure was merged in: “%(words)s”"),
}
ANY = gettext_lazy("%(name)s’s passage was merged in: “%(words)s”")
GONE = gettext_lazy("%(name)s took a passage out: “%(words)s”")


def told_of_merge(section: Section, answer: Stored, *, by: User) -> str:
    """Marta’s paragraph was merged in: “Trees cool most streets.” Empty where nothing was merged."""
    if not answer.merged or not answer.parents:
        return ""
    theirs, base = answer.parents[0], answer.parents[1] if len(answer.parents) > 1 else 0
    met = list(section.revisions.between(base, theirs).select_related("author"))
    names = dict.fromkeys(each.author.get_short_name() for each in met if each.author_id != by.pk)
    before, after = section.revisions.text_at(base), met[-1].text
    changes = [change for change in diff(before, after) if change.kind != "same"]
    name = _(" and ").join(names)
    if not changes or not name:
        return _("What you wrote in another window was merged in.")
    said = _said(changes[0]) % {"name": name, "words": _words(changes[0], before, after)}
    if len(changes) == 1:
        return said
    more = ngettext("%(said)s, and %(n)d more change", "%(said)s, and %(n)d more changes", len(changes) - 1)
    return more % {"said": said, "n": len(changes) - 1}


def told_of_overlap(section: Section, overlap: Overlap, *, by: User) -> str:
    """Who changed the passage that `by` changed too, as a sentence; a person may do both in two windows."""
    theirs = section.revisions.select_related("author").get(number=overlap.current["revision"])
    if theirs.author_id == by.pk:
        return _("You changed the same passage in another window.")
    return _("You and %(name)s changed the same passage.") % {"name": theirs.author.get_short_name()}


def _said(change: Change) -> str:
    if change.new is None:
        return str(GONE)
    return str(ONE.get(change.new.kind, ANY))


def _words(change: Change, before: str, after: str) -> str:
    """The passage by its first words."""
    passage = change.new.of(after) if change.new else change.old.of(before) if change.old else ""
    return Truncator(plain_words(passage)).chars(60)


def lines_changed(sent: str, stored: str) -> list[tuple[int, int, list[str]]]:
    """What makes the stored text of the sent one: from line, to line, and the lines that stand there now.

    Counted in lines, which a browser counts as we do; it counts letters otherwise.
    """
    old, new = sent.split("\n"), stored.split("\n")
    steps = [step for step in opcodes(old, new) if step.tag != "equal"]
    return [(step.a1, step.a2, new[step.b1 : step.b2]) for step in steps]
