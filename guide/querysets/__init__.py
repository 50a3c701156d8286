"""Questions asked of excerpts, editions, builds and publications."""

from guide.querysets.build import BuildQuerySet
from guide.querysets.edition import EditionQuerySet
from guide.querysets.excerpt import ExcerptQuerySet
from guide.querysets.publication import PublicationQuerySet

__all__ = ["BuildQuerySet", "EditionQuerySet", "ExcerptQuerySet", "PublicationQuerySet"]
