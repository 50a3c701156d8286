"""Holds a print to what its manifest pins: names, figures and templates by their hashes."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from press.job import PressFailed

Manifest = Mapping[str, Any]
PRINT = Path(__file__).resolve().parents[2] / "print"


def figure_address(figure: Mapping[str, Any]) -> str:
    """The address of a figure on the press's shelf: its hash, in the scheme prose lets through."""
    return f"figure:{figure['sha256']}.{figure['format']}"


def template_hashes() -> dict[str, str]:
    """Every template, style and table that shapes a printed guide, by name."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(PRINT.iterdir())
        if path.suffix in {".html", ".css", ".json"}
    }


def hash_manifest(manifest: Manifest) -> str:
    """One name for a manifest, whatever the order of its keys."""
    text = json.dumps(manifest, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def gather_figures(manifest: Manifest, figure_bytes: Mapping[str, bytes]) -> dict[str, bytes]:
    """The figures as files for the press; each must be the one the manifest names."""
    files = {}
    for code, figure in manifest["figures"].items():
        data = figure_bytes.get(code)
        if data is None or hashlib.sha256(data).hexdigest() != figure["sha256"]:
            raise PressFailed(f"Figure {code} is not the one that the manifest names.")
        files[figure_address(figure)] = data
    return files
