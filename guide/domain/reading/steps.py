"""An edition's way to its readers as the desk shows it: each step, and the one thing to do next."""

import dataclasses

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guide.enums import EDITABLE, BuildStage, BuildState, EditionState
from guide.models import Build

STEPS: dict[EditionState, Promise] = {
    EditionState.DRAFTING: _("Organisers write the chapters and place excerpts."),
    EditionState.CONSULTATION: _("The cohort reads it and says what is wrong."),
    EditionState.RESOLVING: _("What was said is worked in."),
    EditionState.FINAL_CONSENT: _("The last seats agree to what is quoted."),
    EditionState.FROZEN: _("Closed, compiled, and read once more."),
    EditionState.PUBLISHED: _("On the web and as a PDF, for good."),
}
ADVICE: dict[EditionState, Promise] = {
    EditionState.DRAFTING: _(
        "Write each chapter and place the excerpts that belong in it. Then let the cohort read it."
    ),
    EditionState.CONSULTATION: _(
        "Every member of the cohort can read the edition now. Once they have said what is wrong, work it in."
    ),
    EditionState.RESOLVING: _("Work in what was said. Then ask the cities for their last word."),
    EditionState.FINAL_CONSENT: _(
        "It can be frozen once every excerpt in it is agreed by its seats and approved by an organiser."
    ),
    EditionState.FROZEN: _(
        "Nobody can change a word now. Compile it, and read the PDF before it is published."
    ),
    EditionState.PUBLISHED: _("A published file never changes; a mistake is answered by a new version."),
    EditionState.SUPERSEDED: _("A newer version has taken its place. This one stays where it was cited."),
    EditionState.WITHDRAWN: _("It is not public any more."),
}
FORWARD: dict[EditionState, EditionState] = {
    EditionState.DRAFTING: EditionState.CONSULTATION,
    EditionState.CONSULTATION: EditionState.RESOLVING,
    EditionState.RESOLVING: EditionState.FINAL_CONSENT,
    EditionState.FINAL_CONSENT: EditionState.FROZEN,
}


@dataclasses.dataclass(frozen=True)
class Step:
    """One step of an edition's life, or of a build: done, now or ahead."""

    label: str
    standing: str
    note: Promise | str = ""


def life_of(state: str) -> list[Step]:
    """The steps in their order; past the last one all are done."""
    order = list(STEPS)
    here = order.index(EditionState(state)) if state in STEPS else len(order)
    return [Step(str(each.label), _standing(place, here), STEPS[each]) for place, each in enumerate(order)]


def stages_of(build: Build) -> list[Step]:
    """The stages of a build that is under way; a failed one stands where it failed."""
    order = list(BuildStage)
    here = order.index(BuildStage(build.stage)) if build.stage else -1
    if build.state == BuildState.DONE:
        here = len(order)
    return [Step(str(each.label), _standing(place, here)) for place, each in enumerate(order)]


def main_action(state: str, *, has_chapters: bool, is_blocked: bool) -> str:
    """The one thing to do next: "chapter", a state to move to, "compile", "publish", or nothing.

    `is_blocked` says whether something stands between a text that is written, or frozen, and its
    readers: then the page shows what, and a frozen edition is compiled anew.
    """
    if state in EDITABLE and not has_chapters:
        return "chapter"
    if state == EditionState.FROZEN:
        return "compile" if is_blocked else "publish"
    if state == EditionState.FINAL_CONSENT and is_blocked:
        return ""
    return str(FORWARD.get(EditionState(state), ""))


def _standing(place: int, here: int) -> str:
    return "done" if place < here else "now" if place == here else "ahead"
