"""The admin as a superuser sees it: Django's own pages, sound for axe with little beside them."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.contrib import admin
from playwright.sync_api import APIRequestContext

from tests.browser.conftest import Somebody
from tests.browser.looking import COLOURS, RULES, violations
from tests.browser.staging import Stage

pytestmark = [pytest.mark.once, pytest.mark.browser, pytest.mark.xdist_group("staged")]

DESKTOP = {"width": 1440, "height": 900}
# Django's links fade from one colour to the next.
SETTLED = "() => Promise.all(document.getAnimations().map((each) => each.finished))"
LINK = re.compile(r'href="(/admin/[a-z]+/[a-z]+/\d+/change/)')


def addresses(request: APIRequestContext) -> Iterator[str]:
    """The first page, every list and its newest row; what is the same for all, of people alone."""
    yield from ("/admin/", "/admin/accounts/", "/admin/password_change/", "/admin/accounts/user/?q=nobody")
    [person, *_more] = LINK.findall(request.get("/admin/accounts/user/").text())
    yield person.replace("/change/", "/history/")
    for model in admin.site._registry:
        listed = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        yield listed
        yield from LINK.findall(request.get(listed).text())[:1]


def made_of(html: str) -> frozenset[str]:
    """Which elements and fields a page is made of; more of the same shows axe nothing else."""
    return frozenset(re.findall(r'<\w+(?: type="\w+")?', html))


def test_every_kind_of_admin_page_is_sound(stage: Stage, somebody: Callable[..., Somebody]) -> None:
    root = somebody(viewport=DESKTOP)
    root.context.add_cookies(stage.cookies("superuser"))  # type: ignore[arg-type]
    seen: set[frozenset[str]] = set()
    wrong = {}
    for address in addresses(root.context.request):
        answer = root.context.request.get(address)
        assert answer.status == 200, address
        made = made_of(answer.text())
        if made in seen:
            continue
        seen.add(made)
        page = root.goes(address)
        for scheme, rules in (("light", RULES), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.evaluate(SETTLED)
            wrong[f"{address} {scheme}"] = violations(page, rules)
    print(f"the admin: {len(seen)} kinds of pages")
    assert {where: found for where, found in wrong.items() if found} == {}
