"""Words that can't be stored at once: offline, signed out, left, closed; every one is kept."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser import writing
from tests.browser.conftest import Somebody, Watch
from tests.browser.site import PASSWORD
from tests.browser.writing_together import Writer, loses_the_answer, number_now, signs_in

pytestmark = [pytest.mark.once, pytest.mark.browser, pytest.mark.xdist_group("browser")]

Arrives = Callable[..., Somebody]
HEARTBEAT = 15_000


@pytest.fixture
def writer(somebody: Arrives) -> Writer:
    return signs_in(somebody, "policy", "stakeholders")


def forgets(watch: Watch, words: str) -> None:
    """What a broken line says is said as often as something was asked meanwhile."""
    assert [line for line in watch.seen if words not in line] == []
    watch.seen.clear()


def test_offline_it_says_so_and_stores_when_the_line_is_back(writer: Writer, watch: Watch) -> None:
    now = number_now(writer.page)
    writer.person.context.set_offline(True)
    writer.types("Typed in a tunnel.\n").pauses()
    writer.is_told("No connection.")
    writer.types("Typed in a long tunnel.\n")
    writer.person.context.set_offline(False)
    # The first text as revision 1 more, told for a moment only; the second at once after it.
    writer.has_stored(now + 2).is_not_troubled()
    forgets(watch, "ERR_INTERNET_DISCONNECTED")
    writer.comes().reads("Typed in a long tunnel.\n")


def test_a_lost_answer_is_asked_for_again_under_the_same_key(writer: Writer, watch: Watch) -> None:
    now = number_now(writer.page)
    keys = loses_the_answer(writer.page)
    writer.types("Sent, and the answer lost.\n").pauses()
    writer.is_told("No connection.")
    writer.types("Sent, and the answer lost. More.\n")
    writer.page.clock.run_for(2_000)
    # The first text as revision 1 more, told for a moment only; the second at once after it.
    writer.has_stored(now + 2).is_not_troubled()
    assert (keys[0] == keys[1], len(keys), len(set(keys))) == (True, 3, 2)
    forgets(watch, "ERR_FAILED")
    writer.comes().reads("Sent, and the answer lost. More.\n")


def test_signed_out_it_says_so_and_stores_after_signing_in_again(writer: Writer, watch: Watch) -> None:
    now = number_now(writer.page)
    writer.person.context.clear_cookies(name="sessionid")
    writer.types("Typed after the session ended.\n").pauses()
    writer.is_told("You were signed out.")
    forgets(watch, "401 (Unauthorized)")
    writer.looks_sound()
    with writer.person.context.expect_page() as opened:
        writer.page.get_by_role("link", name="Sign in, in a new tab").click()
    tab = opened.value
    tab.fill("input[name=login]", "leipzig.policy@demo.example")
    tab.fill("input[name=password]", PASSWORD)
    tab.get_by_role("main").get_by_role("button", name="Sign in").click()
    tab.wait_for_url("**/plans/leipzig/**")
    writer.page.bring_to_front()
    writer.page.clock.run_for(HEARTBEAT)
    writer.has_stored(now + 1).is_not_troubled()
    watch.seen.clear()


def test_nothing_is_stored_in_the_name_of_the_next_person(writer: Writer, watch: Watch) -> None:
    now = number_now(writer.page)
    tab = Somebody(writer.person.context, writer.person.context.new_page(), writer.person.site)
    writer.person.context.clear_cookies(name="sessionid")
    tab.signs_in("leipzig.technical@demo.example")
    writer.types("Typed by her, signed in as him.\n").pauses()
    writer.is_told("Somebody else is signed in here now.")
    forgets(watch, "403 (Forbidden)")
    beside = Writer(tab, "stakeholders")
    assert number_now(beside.page) == now
    expect(beside.page.locator("[data-offers]")).to_be_hidden()
    expect(beside.page.locator("[data-presence]")).to_be_attached()
    # Her tab asks on, and is refused each time: once it is closed, no more of that can come.
    writer.page.close()
    watch.seen.clear()


def test_words_of_an_earlier_visit_are_offered_with_their_difference(writer: Writer, watch: Watch) -> None:
    writer.types("A first sentence.\n").presses("Store this text")
    expect(writer.page.locator("[data-said]")).to_contain_text("as revision")
    now, context = number_now(writer.page), writer.person.context
    context.clear_cookies(name="sessionid")
    writer.types("A first sentence, and a second.\n").pauses()
    writer.is_told("You were signed out.")
    writer.page.goto("about:blank")
    page = context.new_page()
    person = Somebody(context, page, writer.person.site).signs_in("leipzig.policy@demo.example")
    again = Writer(person, "stakeholders")
    again.reads("A first sentence.\n")
    offer = page.get_by_role("region", name="Words that were not stored")
    expect(offer.locator("ins")).to_have_text(", and a second")
    again.looks_sound()
    offer.get_by_role("button", name="Put them away").click()
    offer.get_by_role("button", name="Bring them back").click()
    offer.get_by_role("button", name="Take them back").click()
    again.has_stored(now + 1).reads("A first sentence, and a second.\n")
    expect(page.locator("[data-offers] .offer")).to_have_count(0)
    again.comes()
    expect(page.locator("[data-offers]")).to_be_hidden()
    forgets(watch, "401 (Unauthorized)")


def test_a_plan_submitted_while_one_types_keeps_the_words(somebody: Arrives, watch: Watch) -> None:
    hers = signs_in(somebody, "policy", "roadmap", city="plzen")
    his = somebody().signs_in("plzen.technical@demo.example")
    plan = f"/{his.site.running}/plans/plzen/"
    writing.moves_plan(his, plan, "Submit to the organisers", "Submitted")
    hers.types("Typed a minute too late.\n").pauses()
    hers.is_told("The plan is submitted, so its text is closed for now.")
    forgets(watch, "409 (Conflict)")
    hers.looks_sound()
    organiser = somebody().signs_in("organiser@demo.example")
    page = organiser.goes(plan)
    page.get_by_label("What the pair should change").fill("Go on, please.")
    page.get_by_role("button", name="Send back to the pair").click()
    expect(page.locator(".plan-head")).to_contain_text("Revising")
    hers.comes()
    hers.page.locator("[data-drawer] > summary").click()
    hers.page.locator(".side-draft summary").click()
    expect(hers.page.locator(".side-draft textarea")).to_have_value("Typed a minute too late.\n")
    watch.seen.clear()


def test_a_seat_that_ends_while_one_types_leaves_the_words_to_be_copied(
    somebody: Arrives, watch: Watch
) -> None:
    his = signs_in(somebody, "technical", "data", city="rennes")
    organiser = somebody().signs_in("organiser@demo.example")
    page = organiser.goes(f"/{his.person.site.running}/studio/people/")
    name = his.page.locator(".who").inner_text()
    page.locator("summary", has_text=f"End tenure {name}").click()
    page.get_by_role("button", name=f"End the tenure of {name}").click()
    his.types("Typed by somebody who has left.\n").pauses()
    his.is_told("This text can’t be stored here any more.")
    forgets(watch, "404 (Not Found)")
    his.presses("Copy my text")
    copied = his.page.locator("[data-said]", has_text="Your text is copied.")
    expect(copied.or_(his.page.locator("[data-copy]:not([hidden])"))).to_have_count(1)
    kept = his.page.evaluate("Object.values(localStorage).filter((each) => each.includes('has left')).length")
    assert kept == 1
