"""A store of our own that speaks S3: moto's server, as a process, with one empty bucket."""

import contextlib
import signal
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests import servers

# The store under test asks nobody who they are; its client insists on having keys.
KEYS = {"AWS_ACCESS_KEY_ID": "of-the-tests", "AWS_SECRET_ACCESS_KEY": "of-the-tests-alone"}


@contextlib.contextmanager
def object_store() -> Iterator[str]:
    """Yields its address for TRELLIS_STORAGE_URL; everything in it goes with the block."""
    port = servers.free_port()
    command = [str(Path(sys.executable).parent / "moto_server"), "-H", "127.0.0.1", "-p", str(port)]
    with servers.private_folder() as folder, servers.running(command, folder, signal.SIGTERM) as alive:
        servers.wait_for(lambda: servers.answers(port), alive, "moto", folder)
        endpoint = f"http://127.0.0.1:{port}"
        new = urllib.request.Request(f"{endpoint}/trellis", method="PUT")  # noqa: S310 - our own server
        urllib.request.urlopen(new, timeout=30).close()  # noqa: S310
        yield f"s3://trellis/files?endpoint={endpoint}&region=eu-west-1"
