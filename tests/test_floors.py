"""Version floors from known advisories, and the licence floor; an audit tool may have no network."""

import re
import tomllib
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.tree import texts

FLOORS = {
    "django": "5.2.19",
    "weasyprint": "70.0",
    "pillow": "13.0.0",
    "nh3": "0.3.8",
    "django-allauth": "65.19.4",
    "celery": "5.2.2",
}


def pins(file: str) -> dict[str, str]:
    """Name to pinned version of a requirements file."""
    return dict(re.findall(r"^([a-z0-9._-]+)(?:\[[^]]*\])?==([^ ]+)", texts()[file], re.MULTILINE))


def wished() -> dict[str, Requirement]:
    project = tomllib.loads(texts()["pyproject.toml"])["project"]
    return {Requirement(line).name: Requirement(line) for line in project["dependencies"]}


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_what_is_installed_stands_on_its_floor(name: str, floor: str) -> None:
    assert Version(metadata.version(name)) >= Version(floor)


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_what_is_pinned_stands_on_its_floor(name: str, floor: str) -> None:
    assert Version(pins("requirements.txt")[name]) >= Version(floor)


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_nothing_under_the_floor_may_be_resolved(name: str, floor: str) -> None:
    lowest = [Version(part.version) for part in wished()[name].specifier if part.operator == ">="]

    assert [version >= Version(floor) for version in lowest] == [True]


def test_both_requirements_files_pin_the_same_versions() -> None:
    product, development = pins("requirements.txt"), pins("requirements-dev.txt")

    assert {name: development.get(name) for name in product} == product


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_has_hashes(file: str) -> None:
    blocks = re.split(r"^(?=[a-z0-9])", texts()[file], flags=re.MULTILINE)[1:]

    assert [block.split("\n")[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_lock_of_the_front_end_has_hashes_and_no_addresses() -> None:
    lock = texts()["package-lock.json"]

    assert lock.count('"integrity": "sha512-') == len(re.findall(r'^    "node_modules/', lock, re.MULTILINE))
    assert '"resolved"' not in lock


def licences(name: str) -> list[str]:
    """The licences one may choose from, as the distribution itself says."""
    said = metadata.metadata(name)
    if said["License-Expression"]:
        return str(said["License-Expression"]).split(" OR ")
    named = [line for line in said.get_all("Classifier") or [] if line.startswith("License ::")]
    return named or str(said["License"]).splitlines()[:1]


def is_strong_copyleft(licence: str) -> bool:
    return bool(re.search(r"\bA?GPL|General Public Licen[cs]e", licence)) and "Lesser" not in licence


@pytest.mark.parametrize(
    ("licence", "strong"),
    [
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0-only", True),
        ("License :: OSI Approved :: GNU General Public License v2 (GPLv2)", True),
        ("LGPL-3.0-only", False),
        ("License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", False),
        ("MIT", False),
    ],
)
def test_strong_copyleft_is_told_from_weak(licence: str, strong: bool) -> None:
    assert is_strong_copyleft(licence) is strong


def test_nothing_in_the_product_is_under_strong_copyleft() -> None:
    installed = {str(dist.metadata["Name"]).lower().replace("_", "-") for dist in metadata.distributions()}
    offered = {name: licences(name) for name in pins("requirements.txt") if name in installed}

    assert len(offered) > 40
    assert {
        name for name, choice in offered.items() if choice and all(map(is_strong_copyleft, choice))
    } == set()
