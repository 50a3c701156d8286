"""Hostile texts in every field, on every page: in a real browser nothing runs, fetches or joins the page."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction

from tests.hostile.asked import assets, pages
from tests.hostile.chromium import Answer, kinds_of, look_at
from tests.hostile.conftest import Listener, own_settings
from tests.hostile.payloads import corpus, families
from tests.hostile.stage import set_hostile

pytestmark = [
    pytest.mark.once,
    pytest.mark.django_db,
    pytest.mark.browser,
    pytest.mark.xdist_group("hostile"),
]
# What one text makes more of than another: its own lines and paragraphs, what was put in or taken out,
# a long title that stands smaller.
OF_TEXTS = {"P", "BR", "LI", "INS", "DEL", "OPTION value", "SPAN class", "H1 class", "H1 class id"}
POLICY = "default-src 'none'; script-src 'self'"


def test_there_are_enough_of_them() -> None:
    assert len({payload.text for payload in corpus()}) >= 600
    assert len({(payload.family, payload.name) for payload in corpus()}) == len(corpus())


@pytest.fixture(scope="module")
def answers(
    listener: Listener, django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any
) -> Iterator[tuple[dict[str, Answer], dict[str, Answer]]]:
    """Each page twice: with the hostile texts, and with as many plain ones."""
    hostile = three(families(listener=listener.address))
    plain = {
        name: [f"Plain words {name} {n}" for n, _ in enumerate(texts)] for name, texts in hostile.items()
    }
    with django_db_blocker.unblock(), own_settings(tmp_path_factory.mktemp("hostile")):
        yield asked(hostile), asked(plain)


def three(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """The families as three sections: fewer pages, the same texts."""
    names = sorted(found)
    return {f"{names[n]}-": [text for name in names[n::3] for text in found[name]] for n in range(3)}


def asked(texts: dict[str, list[str]]) -> dict[str, Answer]:
    with transaction.atomic():
        stage = set_hostile(texts)
        # Else PostgreSQL, which has seen none of these rows committed, plans for empty tables.
        connection.cursor().execute("ANALYZE")
        found = pages(stage)
        transaction.set_rollback(True)
    return found


def test_nothing_runs_fetches_or_joins_the_page(answers: Any, listener: Listener) -> None:
    """One test, since to ask for all pages twice takes longer than to look at them."""
    hostile, plain = answers
    looks = look_at(hostile, assets(hostile))
    known = OF_TEXTS.union(*kinds_of(plain).values())
    strange = {page: sorted(set(kinds) - known) for page, kinds in kinds_of(hostile).items()}

    assert {page: wrong for page, wrong in looks.items() if wrong} == {}
    assert {page: kinds for page, kinds in strange.items() if kinds} == {}
    assert listener.heard == []


PLANTED = {
    "script": "<script>window.x = 1</script>",
    "handler": "<p onclick='x'>x</p>",
    "running handler": "<img src=x onerror=alert(1)>",
    "fetch": "<img src=http://LISTENER/x>",
    "scheme": "<a href='javascript:alert(1)'>x</a>",
    "frame": "<iframe></iframe>",
    "style": "<p style='color:red'>x</p>",
    "base": "<base href='http://LISTENER/'>",
    "form": "<form action='http://LISTENER/'></form>",
    "name of the document's": "<div class='prose'><h2 id='cookie'>x</h2></div>",
    "element in a text": "<div class='prose'><form>x</form></div>",
    "direction": "<p>a <i>\u202eb</i> c</p>",
    "comment": "<!-- x -->",
    "drawing": "<svg><animate></animate></svg>",
    "same place twice": "<p id=a></p><p id=a></p>",
}


@pytest.mark.parametrize("bare", [True, False], ids=["without a policy", "under ours"])
def test_the_browser_tells_what_was_planted(listener: Listener, bare: bool) -> None:
    headers = {"Content-Type": "text/html; charset=utf-8"} | (
        {} if bare else {"Content-Security-Policy": POLICY}
    )
    page = "<!doctype html><html lang=en><body>{}</body></html>"
    planted = {
        name: page.format(text.replace("LISTENER", listener.address)) for name, text in PLANTED.items()
    }
    looks = look_at({name: Answer(200, headers, body.encode()) for name, body in planted.items()}, {})

    assert {name for name, wrong in looks.items() if not wrong} == set()
    assert looks["running handler"][-1].startswith("handler: <img")
    assert ("ran: alert" in looks["running handler"]) is bare
    assert listener.heard == []
