"""Excerpts with their consents, editions with their chapters, builds and publications."""

from guide.models.artefact import Artefact
from guide.models.build import Build
from guide.models.chapter import Chapter
from guide.models.consent import Consent
from guide.models.edition import Edition
from guide.models.editorial import EditorialRevision
from guide.models.event import GuideEvent
from guide.models.excerpt import Excerpt
from guide.models.item import ChapterItem
from guide.models.part import PrintedPart
from guide.models.publication import Publication

__all__ = [
    "Artefact",
    "Build",
    "Chapter",
    "ChapterItem",
    "Consent",
    "Edition",
    "EditorialRevision",
    "Excerpt",
    "GuideEvent",
    "PrintedPart",
    "Publication",
]
