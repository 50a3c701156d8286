"""The words for the guide, and which state may follow which."""

from guide.enums.build import BUILD_MOVES, ArtefactKind, BuildStage, BuildState
from guide.enums.edition import EDITABLE, EDITION_MOVES, PUBLIC_STATES, EditionState
from guide.enums.excerpt import EXCERPT_MOVES, ExcerptState, Naming

__all__ = [
    "BUILD_MOVES",
    "EDITABLE",
    "EDITION_MOVES",
    "EXCERPT_MOVES",
    "PUBLIC_STATES",
    "ArtefactKind",
    "BuildStage",
    "BuildState",
    "EditionState",
    "ExcerptState",
    "Naming",
]
