"""The page of all components: there while debugging, for nobody otherwise."""

import pytest
from django.conf import LazySettings
from django.test import Client

from desk.views.design import examples
from tests.browser.site import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.once]
# Parts that need a form or a moment; the examples of fields and moments show what they look like.
WITHIN = ["form_errors", "kept", "when"]


def test_it_is_there_only_while_debugging(client: Client, settings: LazySettings) -> None:
    assert client.get("/design/").status_code == 404
    settings.DEBUG = True
    assert client.get("/design/").status_code == 200


def test_every_component_has_its_example_and_its_stylesheet_is_in_the_one_bundle() -> None:
    shown = "".join((ROOT / "templates" / name).read_text(encoding="utf-8") for _, name in examples())
    named = {name.replace("-", "_") for name, _ in examples()}
    components = {path.stem for path in (ROOT / "templates" / "components").glob("[!_]*.html")}
    unseen = {name for name in components - named if f"components/{name}.html" not in shown}
    assert sorted(unseen) == WITHIN
    sheets = {f"./components/{path.name}" for path in (ROOT / "static/css/components").glob("*.css")}
    bundle = (ROOT / "static/css/trellis.css").read_text(encoding="utf-8")
    assert sorted(sheet for sheet in sheets if f'@import "{sheet}" layer(components);' not in bundle) == []
