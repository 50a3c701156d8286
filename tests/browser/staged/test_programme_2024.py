"""The programme of 2024 comes in as it was printed, is consulted and becomes final, before all eyes."""

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Somebody, told

pytestmark = [pytest.mark.once, pytest.mark.browser, pytest.mark.xdist_group("staged")]

AGENDA = Path(__file__).resolve().parents[1] / "agenda2024.csv"
STUDIO = "/udt-test/studio/programme/"
MEMBERS = ["author", "partner", "outsider", "trainer", "observer"]
PREPARATION, TALKS = "prep-online", "plans-present"


def test_the_printed_agenda_becomes_final(
    signed_in: Callable[[str], Somebody], somebody: Callable[..., Somebody]
) -> None:
    organiser = signed_in("organiser").goes(f"{STUDIO}import/")
    readers = [signed_in(who).goes("/udt-test/programme/") for who in MEMBERS]
    readers.append(somebody().goes("/udt-test/programme/"))
    brings_the_agenda(organiser)
    assert [sure_of(page, PREPARATION) for page in readers] == ["not there"] * 6
    first = releases(organiser, "Preliminary")
    assert [sure_of(page, PREPARATION) for page in readers] == ["mid-October"] * 6
    assert [sure_of(page, TALKS) for page in readers] == ["date open"] * 6
    remarks(readers[0], first)
    dates(organiser, PREPARATION, "2024-10-17", "10:00", "11:30")
    dates(organiser, TALKS, "2024-12-12", "10:00", "12:30")
    assert [sure_of(page, TALKS) for page in readers] == ["date open"] * 6
    answers(organiser, first)
    final = releases(organiser, "Final")
    assert [sure_of(page, PREPARATION) for page in readers] == ["Thu 17 October 2024"] * 6
    assert [sure_of(page, TALKS) for page in readers] == ["Thu 12 December 2024"] * 6
    organiser.goto(f"/udt-test/programme/releases/{final}/")
    change = organiser.locator(".changes > li").filter(has_text="Presentation of Action Plans")
    expect(change).to_contain_text("adopted")


def brings_the_agenda(page: Page) -> None:
    page.get_by_label("File", exact=True).set_input_files(AGENDA)
    page.get_by_role("button", name="Read this file").click()
    page.get_by_role("button", name="Show what would change").click()
    page.get_by_label("Add the phases and tracks that are not there yet").check()
    page.get_by_role("button", name="Make the preview anew").click()
    page.get_by_role("button", name="Take in 19 sessions").click()
    page.wait_for_url(f"**{STUDIO}")
    expect(page.locator("#challenges-online")).to_contain_text("late September")


def sure_of(page: Page, code: str) -> str:
    """What the programme says of the date of a session, in the words that its readers look for."""
    address = f"/udt-test/programme/sessions/{code}/"
    if page.context.request.get(address).status == HTTPStatus.NOT_FOUND:
        return "not there"
    page.goto(address)
    said = page.get_by_role("main").inner_text()
    known = ("mid-October", "date open", "Thu 17 October 2024", "Thu 12 December 2024")
    return next((words for words in known if words in said), said)


def releases(page: Page, kind: str) -> str:
    """Makes the next release; its number, for others of this cohort may have made some before."""
    page.goto(f"{STUDIO}release/")
    number = page.get_by_role("heading", level=1).inner_text().removeprefix("Rehearsal of release ")
    page.get_by_label(kind).check()
    page.get_by_role("button", name=f"Release {number}").click()
    told(page, f"Release {number} is out.")
    return number


def remarks(page: Page, number: str) -> None:
    page.goto(f"/udt-test/programme/releases/{number}/consultation/")
    there = page.locator(f"#{TALKS}")
    there.get_by_text("Remark on this session").click()
    there.get_by_label("Your remark").fill("Please not on a Friday.")
    there.get_by_role("button", name="seen by everybody").click()
    told(page, "Everybody in the cohort can read it")


def dates(page: Page, code: str, day: str, start: str, end: str) -> None:
    page.goto(f"{STUDIO}?edit={code}#line")
    form = page.locator("#line")
    form.get_by_label("Certainty").select_option("firm")
    form.get_by_label("Starts").fill(f"{day}T{start}")
    form.get_by_label("Ends").fill(f"{day}T{end}")
    form.get_by_role("button", name="Store").click()
    told(page, "is stored.")


def answers(page: Page, number: str) -> None:
    page.goto(f"/udt-test/programme/releases/{number}/consultation/")
    thread = page.get_by_role("article").filter(has_text="Please not on a Friday.")
    thread.get_by_text("Answer", exact=True).click()
    thread.get_by_label("adopted", exact=True).check()
    thread.get_by_role("button", name="Answer this remark").click()
    told(page, "Decided: adopted.")
