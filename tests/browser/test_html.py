"""Every page is valid HTML for the validator of the standard's own makers."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import Somebody
from tests.browser.site import ROOT
from tests.browser.test_pages import PAGES, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.java, pytest.mark.xdist_group("browser")]

VALIDATOR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def write_pages(person: Somebody, paths: list[str], folder: Path) -> dict[str, str]:
    """The pages as they were sent, before any script: file name by name, and where each came from."""
    sources = {}
    for number, path in enumerate(paths):
        address = path.replace("{now}", person.site.running)
        name = f"{number:02}.html"
        (folder / name).write_text(person.context.request.get(address).text(), encoding="utf-8")
        sources[name] = address
    return sources


def problems(folder: Path, sources: dict[str, str]) -> list[str]:
    """What the validator finds, with the address of the page."""
    command = ["java", "-jar", str(VALIDATOR), "--format", "json", "--errors-only", *sources]
    said = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=180, check=False)
    found = json.loads(said.stderr)["messages"]
    return [
        f"{sources[Path(each['url']).name]}: {each['message']}: {each.get('extract', '')}" for each in found
    ]


@pytest.mark.parametrize("who", PAGES)
def test_pages_are_valid(who: str, somebody: Callable[..., Somebody], tmp_path: Path) -> None:
    person = sign_in(who, somebody)
    sources = write_pages(person, [path for path in PAGES[who] if "->" not in path], tmp_path)

    assert problems(tmp_path, sources) == []
