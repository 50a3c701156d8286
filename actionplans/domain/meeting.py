"""Whose words a text met: what a merge brought in, as a sentence and as lines, and who changed the same."""

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from actionplans.domain.store import Overlap, Stored
from actionplans.models import Revision, Section
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
    """Marta’s paragraph was merged in: “Trees cool most streets.” Empty where nothing was merged.

    Nobody is told their own words, from another window, under somebody else's name.
    """
    if not answer.merged:
        return ""
    theirs, base = answer.parents[0], answer.parents[1] if len(answer.parents) > 1 else 0
    met = list(section.revisions.between(base, theirs).select_related("author"))
    names = dict.fromkeys(each.author.get_short_name() for each in met if each.author_id != by.pk)
    before, after = section.revisions.text_at(base), met[-1].text
    own = _own_passages(met, before, by)
    changes = [change for change in _changes(before, after) if _passage(change, before, after) not in own]
    name = _(" and ").join(names)
    if not changes or not name:
        return _("What you wrote in another window was merged in.")
    words = Truncator(plain_words(_passage(changes[0], before, after))).chars(60)
    said = _said(changes[0]) % {"name": name, "words": words}
    if len(changes) == 1:
        return said
    more = ngettext("%(said)s, and %(n)d more change", "%(said)s, and %(n)d more changes", len(changes) - 1)
    return more % {"said": said, "n": len(changes) - 1}


def _own_passages(met: list[Revision], before: str, by: User) -> set[str]:
    """What `by` put in or took out meanwhile, passage by passage."""
    own: set[str] = set()
    for each in met:
        if each.author_id == by.pk:
            own |= {_passage(change, before, each.text) for change in _changes(before, each.text)}
        before = each.text
    return own


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


def _changes(before: str, after: str) -> list[Change]:
    return [change for change in diff(before, after) if change.kind != "same"]


def _passage(change: Change, before: str, after: str) -> str:
    """The passage as it reads now, or as it read before it was taken out."""
    passage = change.new.of(after) if change.new else change.old.of(before) if change.old else ""
    return passage.strip()


def lines_changed(sent: str, stored: str) -> list[tuple[int, int, list[str]]]:
    """What makes the stored text of the sent one: from line, to line, and the lines that stand there now.

    Counted in lines, which a browser counts as we do; it counts letters otherwise.
    """
    old, new = sent.split("\n"), stored.split("\n")
    steps = [step for step in opcodes(old, new) if step.tag != "equal"]
    return [(step.a1, step.a2, new[step.b1 : step.b2]) for step in steps]
