"""Excerpts with their consents, editions with their chapters, builds and publications."""

from guide.models.build import Artefact, Build
from guide.models.edition import Chapter, ChapterItem, Edition, EditorialRevision
from guide.models.event import GuideEvent
from guide.models.excerpt import Consent, Excerpt
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
    "Publication",
]
