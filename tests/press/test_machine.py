"""The machine: what can print is said without loading it."""

import subprocess
import sys
from pathlib import Path

import pytest

from press import machine

ROOT = Path(__file__).resolve().parents[2]


def test_this_machine_can_print() -> None:
    assert machine.available() is None


def test_a_missing_library_is_named_by_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "LIBRARIES", {"no-such-thing": "libpango-1.0-0", "nor-this": "libx"})
    asked = machine.available.__wrapped__()
    assert asked == "Printing needs these system packages: libpango-1.0-0 libx."


def test_every_tool_names_its_version() -> None:
    versions = machine.tool_versions()
    assert list(versions) == [*machine.PACKAGES, "pango"]
    assert "missing" not in versions.values()


def test_asking_never_loads_the_printer() -> None:
    script = (
        "import sys, press.printing, press.checking, press.machine as m; m.available(); m.tool_versions();"
        "print(sorted({'weasyprint', 'pydyf', 'pikepdf', 'fontTools', 'django'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout == b"[]\n"
