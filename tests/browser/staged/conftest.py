"""A site of its own for what needs the stage: its rows have no record, and elsewhere one is asked for."""

from collections.abc import Callable, Iterator

import pytest

from tests.browser.conftest import Somebody
from tests.browser.site import Site, served
from tests.browser.staging import Stage, set_stage_on


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(tmp_path_factory.mktemp("staged")) as running:
        yield running


@pytest.fixture(scope="session")
def stage(site: Site) -> Stage:
    return set_stage_on(site)


@pytest.fixture
def signed_in(stage: Stage, somebody: Callable[..., Somebody]) -> Callable[[str], Somebody]:
    def by_name(actor: str) -> Somebody:
        person = somebody(viewport={"width": 1440, "height": 900})
        person.context.add_cookies(stage.cookies(actor))  # type: ignore[arg-type]
        return person

    return by_name
