"""A hostile text costs no more than its length, within a limit of processor time."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
# A hundred times what each takes; with the square of the length each took an hour.
SECONDS = 30
BEGIN = """
import resource
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
from prose.anchor import find_words
from prose.blocks import footnote_labels_cited
from prose.merge import merge
from prose.render import render_blocks
{work}
print("done")
"""
WORK = {
    "stops in a row": 'a = "." * 190_000; merge(a, "x" + a, a + "y")',
    "stops and open notes": 'a = ".[^" * 60_000; merge(a, "x" + a, a + "y")',
    "a sentence of stops and quotation marks": "a = \".'\" * 90_000; merge(a, 'x' + a, a + 'y')",
    "many equal words": 'find_words("a * " * 50_000, "a " * 900 + "z")',
    "links that never end": 'find_words("a](x" * 50_000, "a x")',
    "backticks in runs of all lengths": 'footnote_labels_cited(" ".join("`" * n for n in range(1, 600)))',
}


@pytest.mark.parametrize("work", WORK.values(), ids=WORK)
def test_work_ends_within_its_processor_time(work: str) -> None:
    program = BEGIN.format(seconds=SECONDS, work=work)
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)

    assert (done.stdout, done.returncode) == ("done\n", 0)
