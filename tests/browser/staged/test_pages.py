"""Every page as each role sees it: sound for axe, calm in the console, whole at every size of text."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Somebody, Watch
from tests.browser.looking import counted, looks
from tests.browser.staging import Stage

pytestmark = [pytest.mark.once, pytest.mark.browser, pytest.mark.xdist_group("staged")]

DESKTOP = {"width": 1440, "height": 900}
# Pages as full as the demonstration makes them; the matrix below has every page, with little on it.
# {now}: the running edition. A "->" goes on by the first link of that name in the page.
PAGES = {
    "": [
        "/", "/udt-2024/", "/udt-2024/programme/", "/udt-2024/programme/releases/1/", "/udt-2024/practical/",
        "/udt-2024/guide/", "/udt-2024/guide/1.0/", "/udt-2024/guide/1.0/?q=city",
        "/udt-2024/guide/1.0/framing/", "/udt-2024/guide/1.0/data/",
        "/udt-2024/guide/1.0/framing/ -> Passport", "/{now}/guide/",
    ],
    "organiser": [
        "/desk/", "/{now}/studio/", "/{now}/studio/people/", "/{now}/studio/cities/", "/{now}/studio/plans/",
        "/{now}/studio/programme/", "/{now}/studio/programme/welcome/", "/udt-2024/studio/guide/1.0/",
        "/udt-2024/studio/guide/1.0/ -> Look", "/udt-2024/studio/guide/1.0/ -> Build",
        "/udt-2024/excerpts/", "/{now}/plans/", "/{now}/plans/oslo/",
    ],
    "ghent.policy": [
        "/desk/", "/{now}/people/", "/{now}/plans/ghent/", "/{now}/plans/ghent/challenge/edit/",
        "/{now}/plans/ghent/data/history/", "/{now}/plans/by-section/challenge/",
        "/udt-2024/excerpts/ -> #code", "/udt-2024/plans/ghent/",
        "/udt-2024/excerpts/propose/ghent/challenge/",
    ],
}  # fmt: skip
# Allauth's own pages that the matrix leaves to allauth: who sees them.
ACCOUNT = {
    "": [
        "/accounts/login/", "/accounts/login/code/", "/accounts/signup/", "/accounts/inactive/",
        "/accounts/password/reset/", "/accounts/password/reset/done/",
    ],
    "plzen.policy": [
        "/accounts/password/change/", "/accounts/email/", "/accounts/logout/", "/accounts/2fa/",
        "/accounts/2fa/totp/activate/", "/accounts/reauthenticate/",
    ],
}  # fmt: skip


def sign_in(who: str, somebody: Callable[..., Somebody], **how: object) -> Somebody:
    person = somebody(viewport=DESKTOP, **how)
    return person.signs_in(f"{who}@demo.example") if who else person


def visit(person: Somebody, line: str) -> Page:
    path, _, link = line.replace("{now}", person.site.running).partition(" -> ")
    page = person.goes(path)
    if link == "#code":
        page.locator("a.passport-code").first.click()
    elif link:
        page.get_by_role("main").get_by_role("link", name=link).first.click()
    page.wait_for_load_state()
    return page


def say_count(of: str) -> None:
    print(f"{of}: {counted['pages']} pages x 6 = {counted['looks']} looks by axe, and three more by size")
    counted.clear()


@pytest.mark.parametrize("who", PAGES)
def test_full_pages_are_sound(who: str, somebody: Callable[..., Somebody]) -> None:
    person = sign_in(who, somebody)
    wrong = {line: looks(visit(person, line)) for line in PAGES[who]}
    say_count(f"full pages, {who or 'visitor'}")
    assert {line: found for line, found in wrong.items() if found} == {}


@pytest.mark.parametrize("who", ACCOUNT)
def test_pages_of_the_account_are_sound(who: str, somebody: Callable[..., Somebody]) -> None:
    person = sign_in(who, somebody)
    wrong = {line: looks(visit(person, line)) for line in ACCOUNT[who]}
    say_count(f"pages of the account, {who or 'visitor'}")
    assert {line: found for line, found in wrong.items() if found} == {}


def make_of(html: str) -> tuple[str, ...]:
    """What a page is made of beneath its masthead; who differs from others in words alone sees the same."""
    return tuple(re.findall(r'<\w+(?: class="[^"]*")?', html.partition("<main")[2]))


@pytest.fixture(scope="module")
def seen() -> set[tuple[int, tuple[str, ...]]]:
    """What was looked at: of a page that is made alike in both states, one is enough."""
    return set()


@pytest.mark.parametrize("state", ["drafting", "accepted"])
def test_every_page_of_the_matrix_is_sound(
    state: str,
    stage: Stage,
    somebody: Callable[..., Somebody],
    watch: Watch,
    seen: set[tuple[int, tuple[str, ...]]],
) -> None:
    stage.stands_at(state)
    people: dict[str, Somebody] = {}
    wrong = {}
    for actor, address in stage.asked(state):
        if actor not in people:
            people[actor] = somebody(viewport=DESKTOP)
            people[actor].context.add_cookies(stage.cookies(actor))  # type: ignore[arg-type]
        answer = people[actor].context.request.get(address, max_redirects=0)
        made = (answer.status, make_of(answer.text()) if _is_page(answer.headers) else ())
        if made[1] and made not in seen:
            seen.add(made)
            wrong[f"{actor} {address}"] = looks(people[actor].goes(address))
            if answer.status != 200:
                watch.met(f"at {stage.site.address}{address}")
    say_count(f"the matrix, {state}")
    assert {line: found for line, found in wrong.items() if found} == {}


def _is_page(headers: dict[str, str]) -> bool:
    return headers["content-type"].startswith("text/html")


def test_a_text_is_stored_and_chosen_between_without_javascript(somebody: Callable[..., Somebody]) -> None:
    writer = somebody(java_script_enabled=False).signs_in("plzen.policy@demo.example")
    page = visit(writer, "/{now}/plans/plzen/need/edit/")
    page.get_by_label("Text", exact=True).fill("A map on the wall may do.")
    page.get_by_role("button", name="Store, and back to the plan").click()
    expect(page.locator("#need .prose")).to_have_text("A map on the wall may do.")
    page.locator("#need summary", has_text="Remark").click()
    page.locator("#need").get_by_label("Your remark").fill("Which wall?")
    page.locator("#need").get_by_role("button", name="seen by everybody in the cohort").click()
    expect(page.locator("#need .remark .said")).to_have_text("Which wall?")
