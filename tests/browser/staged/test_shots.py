"""`./trellis shots` takes what it says it takes."""

from pathlib import Path

import pytest
from PIL import Image

from tests.browser.shots import Screen, take
from tests.browser.site import Site

pytestmark = [pytest.mark.once, pytest.mark.browser, pytest.mark.xdist_group("staged")]


def test_a_screen_is_taken_in_every_size_and_scheme_and_shown_on_one_page(site: Site, tmp_path: Path) -> None:
    taken = take(site, tmp_path, [Screen("editor", "/{now}/plans/ghent/need/edit/", "ghent.policy")])
    widths = {}
    for path in taken:
        with Image.open(path) as picture:
            widths[path.name] = picture.width
    assert widths == {
        "editor-1440-light.png": 1440,
        "editor-1440-dark.png": 1440,
        "editor-768-light.png": 768,
        "editor-768-dark.png": 768,
        "editor-390-light.png": 390,
        "editor-390-dark.png": 390,
    }
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert [name for name in widths if page.count(f'src="{name}"') != 1] == []
