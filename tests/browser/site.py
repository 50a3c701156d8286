"""Trellis as it is served: a real web server with the demonstration, in a folder and database of its own."""

import contextlib
import dataclasses
import email
import email.policy
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

from tests import servers
from tests.operations import fleet
from tests.serving import PASSWORD, ROOT, environment_of, manage, own_database, serving

__all__ = ["PASSWORD", "ROOT", "Site", "served"]


@dataclasses.dataclass(frozen=True)
class Site:
    """Where the site under test answers, and what its demonstration's running edition is called."""

    address: str
    var: Path
    running: str
    environment: dict[str, str]

    def letter_to(self, person: str) -> str:
        """The text of the one letter that was sent to this address, as soon as it is there."""
        end = time.monotonic() + 40
        while time.monotonic() < end:
            found = [text for to, text in self._letters() if to == person]
            if found:
                return found[-1]
            time.sleep(0.1)
        raise AssertionError(f"no letter came to {person}")

    def _letters(self) -> Iterator[tuple[str, str]]:
        for path in sorted((self.var / "mail").glob("*")):
            for raw in re.split(rb"(?m)^-{79}\n", path.read_bytes()):
                letter = email.message_from_bytes(raw, policy=email.policy.default)
                body = letter.get_body(("plain",))
                if body:
                    yield str(letter["To"]), str(body.get_content())


@contextlib.contextmanager
def served(folder: Path, *, redis: str = "") -> Iterator[Site]:
    """Set up, load the demonstration, serve; the servers and their database go with the block.

    With Redis it is a fleet: two web processes behind the one address, two workers, an object store.
    """
    port = servers.free_port()
    address = f"http://127.0.0.1:{port}"
    with contextlib.ExitStack() as stack:
        database = stack.enter_context(own_database())
        shared = stack.enter_context(fleet.shared_parts(redis)) if redis else {}
        environment = environment_of(folder, address, **database, **shared)
        _prepare(folder, environment)
        stack.enter_context(fleet.started(port, environment) if redis else serving(folder, environment, port))
        yield Site(address, folder, (folder / "running").read_text(), environment)


def _prepare(folder: Path, environment: dict[str, str]) -> None:
    (folder / "fonts").symlink_to(_fonts())
    for words in (["collectstatic", "--noinput"], ["migrate", "--noinput"], ["demo"]):
        manage(words, environment)
    ask = (
        "from cohorts.models import Cohort; "
        "print(Cohort.objects.filter(is_demo=True).exclude(slug='udt-2024').get().slug)"
    )
    (folder / "running").write_text(manage(["shell", "-v", "0", "-c", ask], environment).strip())


def _fonts() -> Path:
    """What set-up joined for print, wherever this installation keeps it."""
    return Path(os.environ.get("TRELLIS_VAR", ROOT / "var")).resolve() / "fonts"
