"""Fonts: one file a style, whole in every script, the same bytes on every run."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from press.fonts import STYLES, find_unprintable, font_names, join_style, read_fonts
from press.job import PressFailed

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ROOT / "node_modules" / "@fontsource"


def test_each_style_is_one_file() -> None:
    assert len(font_names()) == sum(len(styles) for styles in STYLES.values())
    assert font_names()[0] == "literata-300-normal.ttf"


def test_missing_fonts_name_the_command_that_makes_them(tmp_path: Path) -> None:
    with pytest.raises(PressFailed) as failed:
        read_fonts(tmp_path)
    assert failed.value.reason == (
        "The fonts for printing are missing. Run ./trellis up --no-serve, "
        "or python -m press.fonts node_modules var/fonts."
    )
    assert failed.value.log.splitlines() == font_names()


def test_fonts_are_read_as_files_for_a_job(tmp_path: Path) -> None:
    for name in font_names():
        (tmp_path / name).write_bytes(name.encode())
    assert read_fonts(tmp_path) == {f"fonts/{name}": name.encode() for name in font_names()}


@pytest.mark.parametrize("family", ["literata", "sofia-sans"])
def test_a_joined_font_knows_every_script(family: str, tmp_path: Path) -> None:
    with TTFont(join_style(PACKAGES / family, family, "400-normal", tmp_path)) as font:
        known = font.getBestCmap()
    assert [letter for letter in "aéěňśþğıΑθήναСофияї–’…‐‑" if ord(letter) not in known] == []
    assert [path.name for path in tmp_path.iterdir()] == [f"{family}-400-normal.ttf"]


def test_joining_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
    one, two = (
        join_style(PACKAGES / "literata", "literata", "400-italic", tmp_path / place).read_bytes()
        for place in ("one", "two")
    )
    assert one == two


def test_what_no_font_can_show_is_named(tmp_path: Path, square: bytes) -> None:
    for name in font_names():
        (tmp_path / name).write_bytes(square)
    assert find_unprintable("Plain words, 東京 and more\n", tmp_path) == ["京", "東"]
