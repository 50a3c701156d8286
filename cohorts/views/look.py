"""What pages are made with, as a digest: HTML that is kept, or that a browser keeps, goes by it."""

import functools
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import get_language


def digest_of(*facts: Any) -> str:
    """The same facts, told in the same language by the same templates: the same digest."""
    return hashlib.sha256(repr((look(), get_language(), facts)).encode()).hexdigest()


def look() -> str:
    """Another word for each state of templates, code and gathered files.

    What was kept before a new version of Trellis was set up is never shown after it: it would
    name styles and scripts that are gone. Read once a process; always anew while developing.
    """
    return _digest() if settings.DEBUG else _digest_kept()


def _digest() -> str:
    digest = hashlib.sha256()
    for file in sorted(_made_with(Path(settings.BASE_DIR))):
        digest.update(file.read_bytes())
    return digest.hexdigest()


_digest_kept = functools.cache(_digest)


def _made_with(base: Path) -> Iterator[Path]:
    yield from (base / "templates").rglob("*.html")
    for app in settings.INSTALLED_APPS:
        yield from (base / app).rglob("*.py")
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.exists():
        yield manifest
