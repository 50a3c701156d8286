"""Too large, too often, a broken server, an old token: kept and stored later; when leaving is warned of."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from tests.browser.conftest import Somebody, Watch
from tests.browser.writing_together import Writer, number_now, signs_in

pytestmark = [pytest.mark.once, pytest.mark.browser, pytest.mark.xdist_group("browser")]

REPLACE = """text => document.querySelector("textarea[name=text]").dispatchEvent(
    new CustomEvent("trellis:replace", {cancelable: true, bubbles: true, detail: {text}}))"""
FULL_DISK = (
    "() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; }"
)
TOO_MUCH = "Forty letters, and there is no end to them.\n" * 5_000


@pytest.fixture
def writer(somebody: Callable[..., Somebody]) -> Writer:
    return signs_in(somebody, "policy", "procurement")


def answers(page: Page, *first: dict[str, object]) -> list[str]:
    """These come first, from nobody who stores anything; gives the keys of all that is sent."""
    keys: list[str] = []

    def answer(route: Route) -> None:
        if route.request.method != "PUT":
            return route.continue_()
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) > len(first):
            return route.continue_()
        return route.fulfill(**first[len(keys) - 1])  # type: ignore[arg-type]

    page.route("**/text", answer)
    return keys


def test_a_text_that_is_too_large_is_kept_and_stored_when_shorter(writer: Writer, watch: Watch) -> None:
    now = number_now(writer.page)
    writer.page.evaluate(REPLACE, TOO_MUCH)
    writer.page.get_by_label("Text", exact=True).press("Control+End")
    writer.page.keyboard.type("End.")
    writer.pauses().is_told("This text was not stored. A section holds at most 200 kB of text.")
    watch.met("413")
    writer.page.evaluate(REPLACE, "Forty letters.\n")
    writer.page.keyboard.type("End.")
    writer.pauses().has_stored(now + 1).is_not_troubled()
    writer.comes().reads("Forty letters.\nEnd.")


def test_too_often_waits_as_long_as_it_is_asked_to(writer: Writer, watch: Watch) -> None:
    now = number_now(writer.page)
    slow = {"status": 429, "json": {"reason": "Slowly."}, "headers": {"Retry-After": "7"}}
    keys = answers(writer.page, slow)
    writer.types("Typed in a hurry.\n").pauses()
    writer.is_told("Very much was stored in this minute.")
    watch.met("429")
    writer.page.clock.run_for(6_000)
    assert len(keys) == 1
    writer.page.clock.run_for(1_500)
    writer.has_stored(now + 1).is_not_troubled()


def test_a_broken_server_is_asked_again_under_the_same_key(writer: Writer, watch: Watch) -> None:
    now = number_now(writer.page)
    page = {"body": "<h1>Bad gateway</h1>", "content_type": "text/html"}
    keys = answers(writer.page, {"status": 502, **page}, {"status": 500, **page}, {"status": 200, **page})
    writer.types("Typed while it was mended.\n").pauses()
    writer.is_told("Trellis does not answer as it should.")
    with writer.page.expect_response("**/text"):
        writer.page.clock.run_for(2_000)
    # The next is no answer at all, whatever says so in between.
    writer.page.clock.run_for(4_100)
    writer.is_told("No connection.")
    writer.presses("Try now")
    writer.has_stored(now + 1).is_not_troubled()
    assert (len(keys), len(set(keys))) == (4, 1)
    assert [line for line in watch.seen if "502" not in line and "500" not in line] == []
    watch.seen.clear()


def test_an_old_form_token_is_renewed_and_nothing_is_asked_of_the_writer(
    writer: Writer, watch: Watch
) -> None:
    now = number_now(writer.page)
    writer.types("Typed over lunch.\n")
    # The first heartbeat would bring a new cookie, and so renew the token before it is missed.
    writer.page.wait_for_load_state("networkidle")
    writer.person.context.clear_cookies(name="csrftoken")
    writer.pauses()
    expect(writer.page.locator("[data-trouble]")).to_be_hidden()
    writer.has_stored(now + 1)
    watch.met("403 (Forbidden)")
    new = next(each["value"] for each in writer.person.context.cookies() if each["name"] == "csrftoken")
    expect(writer.page.locator("#writing [name=csrfmiddlewaretoken]")).to_have_value(new)


def test_leaving_is_warned_of_only_while_words_are_kept_nowhere(writer: Writer, watch: Watch) -> None:
    asked: list[str] = []

    def stays(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    writer.page.on("dialog", stays)
    writer.types("Typed and stored.\n").presses("Store this text")
    expect(writer.page.locator("[data-said]")).to_contain_text("as revision")
    writer.comes().reads("Typed and stored.\n")
    writer.person.context.set_offline(True)
    now = number_now(writer.page)
    types_on(writer, "Kept in this browser. ")
    writer.pauses().is_told("No connection.")
    assert asked == []
    writer.page.evaluate(FULL_DISK)
    types_on(writer, "Kept nowhere. ")
    writer.page.clock.run_for(1_100)
    with writer.page.expect_event("dialog"):
        writer.page.close(run_before_unload=True)
    assert asked == ["beforeunload"]
    writer.person.context.set_offline(False)
    # Each of the two texts has a revision, told of the first for a moment only.
    writer.has_stored(now + 2).is_not_troubled()
    writer.comes().reads("Kept nowhere. Kept in this browser. Typed and stored.\n")
    watch.seen.clear()


def types_on(writer: Writer, words: str) -> None:
    writer.page.get_by_label("Text", exact=True).press("Control+Home")
    writer.page.keyboard.type(words)
