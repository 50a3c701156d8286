"""A site of its own for what needs the stage: its rows have no record, and elsewhere one is asked for."""

from collections.abc import Iterator

import pytest

from tests.browser.site import Site, served
from tests.browser.staging import Stage, set_stage_on


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(tmp_path_factory.mktemp("staged")) as running:
        yield running


@pytest.fixture(scope="session")
def stage(site: Site) -> Stage:
    return set_stage_on(site)
