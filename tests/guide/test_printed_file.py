"""The printed file: whole, tagged, readable, the same again."""

import copy
import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from guide.domain.printing import print_guide
from press.checking import check_pdf
from tests.guide.manifests import SOFIA, excerpt, make_manifest, picture, text

pytestmark = pytest.mark.once


@pytest.fixture
def manifest() -> dict[str, Any]:
    return make_manifest()


def titles(item: Any) -> list[str]:
    """Bookmarks and their children, in order."""
    found = []
    while item is not None:
        found += [str(item.Title), *titles(item.get("/First"))]
        item = item.get("/Next")
    return found


def test_the_pdf_is_whole_tagged_and_the_same_again(
    manifest: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = print_guide(manifest, {"counts": picture()})
    assert check_pdf(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo.Title) == "Is a twin the right tool? From fifteen Action Plans"
        assert titles(pdf.Root.Outlines.First) == [
            "About this edition",
            "Contents",
            "How to read this guide",
            "1 Framing",
            "1.1 Where it began",
            "2 Data",
            "Passports",
            "Index of cities",
            "Contributors",
        ]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("LC_ALL", "C")
    assert print_guide(copy.deepcopy(manifest), {"counts": picture()}) == data

    printed = tmp_path / "guide.pdf"
    printed.write_bytes(data)
    checked = subprocess.run(
        [str(Path(sys.executable).with_name("pdfua")), "check", "--format", "json", str(printed)],
        capture_output=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


@pytest.mark.poppler
def test_every_script_can_be_read_out_of_the_pdf(manifest: dict[str, Any], tmp_path: Path) -> None:
    printed = tmp_path / "guide.pdf"
    printed.write_bytes(print_guide(manifest, {"counts": picture()}))
    done = subprocess.run(["pdftotext", "-layout", str(printed), "-"], capture_output=True, check=True)
    pages = [" ".join(page.split()) for page in done.stdout.decode().split("\f")]
    assert [number for number, page in enumerate(pages, 1) if SOFIA in page] == [9]
    assert "5 How to read this guide 1 6 Framing 7 1.1 Where it began 2 8 Data 10 Passports" in pages[3]
    assert "Cars move → elsewhere." in pages[6]
    assert "Десислава Жекова, technical" in pages[10]


@pytest.mark.poppler
def test_a_page_amid_an_excerpt_says_again_whose_it_is(manifest: dict[str, Any], tmp_path: Path) -> None:
    manifest["chapters"][0]["items"] = [excerpt("K7Q2-M4", "Words of a city.\n\n" * 60), text("Ours.")]
    printed = tmp_path / "guide.pdf"
    printed.write_bytes(print_guide(manifest, {"counts": picture()}))
    done = subprocess.run(["pdftotext", "-layout", str(printed), "-"], capture_output=True, check=True)
    pages = done.stdout.decode().split("\f")
    assert [number for number, page in enumerate(pages, 1) if "Ghent, continued" in page] == [8]
    assert [number for number, page in enumerate(pages, 1) if "Ours." in page] == [8]
