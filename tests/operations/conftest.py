"""A store that speaks S3 in the place of the folder."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.operations.object_store import KEYS, object_store


@pytest.fixture(scope="session")
def store_address() -> Iterator[str]:
    with object_store() as address:
        yield address


@pytest.fixture
def store(store_address: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of the store in which this test keeps its files."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    keep_in(settings, store_address)
    return store_address


def keep_in(settings: Any, address: str) -> None:
    options = {"BACKEND": "desk.adapters.store.ObjectStore", "OPTIONS": {"address": address}}
    settings.STORAGES = {**settings.STORAGES, "default": options}
