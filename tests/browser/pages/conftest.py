"""Pages are looked at on a site of their own: the stage's rows have no record, and others ask for one."""

from collections.abc import Iterator

import pytest

from tests.browser.site import Site, served
from tests.browser.staging import Stage, set_stage_on


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(tmp_path_factory.mktemp("pages")) as running:
        yield running


@pytest.fixture(scope="session")
def stage(site: Site) -> Stage:
    return set_stage_on(site)
