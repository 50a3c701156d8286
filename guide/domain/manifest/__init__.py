"""The manifest: everything an edition prints, by hash; only what is approved and consented is in it."""

from guide.domain.manifest.compile import Manifest, compile_manifest, hash_of
from guide.domain.manifest.cover import cite, cite_chapter

__all__ = ["Manifest", "cite", "cite_chapter", "compile_manifest", "hash_of"]
