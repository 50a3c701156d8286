"""Names a printed part by all that shaped it, so that an unchanged one is taken from the shelf."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Protocol

from press.machine import source_hash, tool_versions


class Shelf(Protocol):
    """Where printed parts are kept; one that is gone or spoilt is not there."""

    def get(self, key: str) -> bytes | None: ...

    def put(self, key: str, data: bytes) -> None: ...


class NoShelf:
    """Keeps nothing."""

    def get(self, key: str) -> bytes | None:
        return None

    def put(self, key: str, data: bytes) -> None:
        return None


def salt_of(stylesheets: Sequence[str], files: Mapping[str, bytes]) -> str:
    """What shapes every part of a run: styles, fonts, tools and our own press.

    A part's figures are named by their hashes in its HTML, so they need not be here.
    """
    fonts = {name: digest(data) for name, data in files.items() if name.startswith("fonts/")}
    return digest(json.dumps([stylesheets, fonts, tool_versions(), source_hash()], sort_keys=True).encode())


def key_of(salt: str, title: str, html: str) -> str:
    """The name of one part."""
    return digest(json.dumps([salt, title, html]).encode())


def digest(data: bytes) -> str:
    """SHA-256, as words."""
    return hashlib.sha256(data).hexdigest()
