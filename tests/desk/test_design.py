"""The page of all components: there while debugging, for nobody otherwise."""

import pytest
from django.conf import LazySettings
from django.test import Client

from desk.views.design import examples
from tests.browser.site import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.once]
# Shown inside other examples, or parts of a form that needs a page around it.
WITHIN = {"field", "form_errors", "kept", "mark", "when"}


def test_it_is_there_only_while_debugging(client: Client, settings: LazySettings) -> None:
    assert client.get("/design/").status_code == 404
    settings.DEBUG = True
    assert client.get("/design/").status_code == 200


def test_every_component_has_its_example_and_its_stylesheet_is_in_the_one_bundle() -> None:
    shown = "".join((ROOT / "templates" / name).read_text(encoding="utf-8") for _, name in examples())
    components = [path.stem for path in (ROOT / "templates" / "components").glob("[!_]*.html")]
    assert sorted(name for name in components if f"components/{name}.html" not in shown) == sorted(WITHIN)
    sheets = {f"./components/{path.name}" for path in (ROOT / "static/css/components").glob("*.css")}
    bundle = (ROOT / "static/css/trellis.css").read_text(encoding="utf-8")
    assert sorted(sheet for sheet in sheets if f'@import "{sheet}" layer(components);' not in bundle) == []
