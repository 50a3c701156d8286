"""What hostile texts are shown: a listener that must hear nothing, and the files of the pages."""

import dataclasses
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings


@dataclasses.dataclass
class Listener:
    """A server whose address stands in the payloads; whoever calls it is written down."""

    address: str
    heard: list[bytes] = dataclasses.field(default_factory=list)


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        found = Listener(f"127.0.0.1:{server.getsockname()[1]}")
        threading.Thread(target=_listen, args=(server, found.heard), daemon=True).start()
        yield found


def _listen(server: socket.socket, heard: list[bytes]) -> None:
    while True:
        try:
            caller, _address = server.accept()
        except OSError:
            return
        with caller:
            caller.settimeout(1)
            heard.append(caller.recv(500) or b"(nothing said)")


def own_settings(folder: Path) -> override_settings:
    """Files of its own for a stage that outlives one test; see _own_files in tests/conftest.py."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    return override_settings(
        MEDIA_ROOT=folder / "media",
        EMAIL_FILE_PATH=folder / "mail",
        STORAGES={**settings.STORAGES, "staticfiles": plain},
        WHITENOISE_AUTOREFRESH=True,
    )
