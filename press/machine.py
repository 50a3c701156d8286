"""Says whether this machine can print, and with what, without loading the printer."""

import ctypes
import ctypes.util
import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

# What WeasyPrint opens by itself, and where Debian keeps it.
LIBRARIES = {
    "gobject-2.0": "libpango-1.0-0",
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "fontconfig": "libpangoft2-1.0-0",
    "harfbuzz": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}
PACKAGES = ("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "pyphen", "pikepdf", "fonttools")


@cache
def available() -> str | None:
    """None if this machine can print, else one sentence that says what to install."""
    if find_spec("weasyprint") is None:
        return "Printing needs the Python package weasyprint."
    wanted = {package for library, package in LIBRARIES.items() if ctypes.util.find_library(library) is None}
    if wanted:
        return f"Printing needs these system packages: {' '.join(sorted(wanted))}."
    return None


@cache
def tool_versions() -> dict[str, str]:
    """Every tool whose version can change a printed byte, by name."""
    versions = {}
    for package in PACKAGES:
        try:
            versions[package] = version(package)
        except PackageNotFoundError:
            versions[package] = "missing"
    return versions | {"pango": pango_version()}


@cache
def source_hash() -> str:
    """A name for the press itself: what an older one printed may look otherwise."""
    sources = sorted(Path(__file__).parent.rglob("*.py"))
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()


def pango_version() -> str:
    """Pango's own word for its version."""
    name = ctypes.util.find_library("pango-1.0")
    if name is None:
        return "missing"
    library = ctypes.CDLL(name)
    library.pango_version_string.restype = ctypes.c_char_p
    return str(library.pango_version_string().decode())
