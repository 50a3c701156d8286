"""From an organiser's sign-in to the PDF in a visitor's hands, by five people at five browsers."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import guiding, organising, writing
from tests.browser.conftest import Somebody, Watch

pytestmark = [pytest.mark.browser, pytest.mark.fleet, pytest.mark.xdist_group("browser")]

EDITION = "shade-2031"
PLAN = f"/{EDITION}/plans/zaragoza/"
CHALLENGE = "City challenge and policy context"
WORD = "seven-lemon-trees-in-a-row"

HEAT = "On Calle Alfonso the pavement reached 51 degrees last July."
TREES = "There are four trees on it, and two of them are young."
PLEDGE = "The council promised shade on every school route by 2035."
TREES_BY_ANA = "There are four trees on it; two were planted last year."
TREES_BY_LUIS = "Four trees stand on it, and none shades the school."
TREES_IN_ONE = "Four trees stand on it, two planted last year, and none shades the school."
PLEDGE_BY_LUIS = "The council promised shade on every school route by 2035, measured at noon."
HEAT_IN_PRINT = "On Calle Alfonso the pavement reached 51 degrees at noon on 23 July."


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


@pytest.fixture
def organiser(somebody: Callable[..., Somebody]) -> Somebody:
    return somebody().signs_in("organiser@demo.example")


def test_a_cohort_goes_from_its_first_date_to_its_printed_guide(
    organiser: Somebody, somebody: Callable[..., Somebody], watch: Watch, tmp_path: Path
) -> None:
    ana, luis, kari, visitor = (somebody() for _ in range(4))
    everybody_is_asked_in(organiser, ana, luis, kari)
    the_programme_is_told(organiser, visitor)
    a_section_is_written(ana, luis)
    watch.met("412 (Precondition Failed)")
    watch.met("409 (Conflict)")
    a_peer_remarks(ana, luis, kari)
    the_plan_is_accepted(luis, organiser)
    code = an_excerpt_is_agreed(ana, luis, organiser)
    guiding.makes_guide(
        organiser,
        EDITION,
        title="Shade first",
        editorial="Every city began with one street, and stood on it.",
        code=code,
    )
    guiding.compiles(organiser, EDITION)
    guiding.publishes(organiser, EDITION)
    the_visitor_reads_and_takes_the_pdf(visitor, code, tmp_path / "guide.pdf")


def everybody_is_asked_in(organiser: Somebody, *invited: Somebody) -> None:
    organising.begin_edition(organiser, slug=EDITION, title="Shade and Twins")
    organising.open_edition(organiser, EDITION)
    organising.add_city_pair(organiser, EDITION, city="Zaragoza", country="ES", zone="Europe/Madrid")
    organising.add_city_pair(organiser, EDITION, city="Bergen", country="NO", zone="Europe/Oslo")
    seats = [("Zaragoza", "Policy", "Ana Gil"), ("Zaragoza", "Technical", "Luis Ferrer")]
    seats.append(("Bergen", "Policy", "Kari Lie"))
    for person, (city, profile, name) in zip(invited, seats, strict=True):
        address = f"{name.split()[0].lower()}@{city.lower()}.example"
        organising.invite_to_seat(organiser, EDITION, city=city, profile=profile, name=name, to=address)
        organising.joins(person, address=address, name=name, password=WORD)
    organising.begin_plans(organiser, EDITION)


def the_programme_is_told(organiser: Somebody, visitor: Somebody) -> None:
    organising.plan_programme(organiser, EDITION)
    page = visitor.goes(f"/{EDITION}/programme/")
    expect(page.get_by_text("Where is the shade?")).to_have_count(0)
    organising.release_programme(organiser, EDITION)
    page = visitor.goes(f"/{EDITION}/programme/")
    expect(page.get_by_role("heading", name="Where is the shade?")).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Calendar (.ics)").click()
    lines = taken.value.path().read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith(("SUMMARY", "DTSTART;", "STATUS"))] == [
        "SUMMARY:Where is the shade?",
        "DTSTART;TZID=Europe/Madrid:20310304T100000",
        "STATUS:CONFIRMED",
    ]


def a_section_is_written(ana: Somebody, luis: Somebody) -> None:
    """One begins; changes to different passages are merged; to the same passage, chosen between."""
    hers = writing.opens_editor(ana, PLAN, CHALLENGE)
    writing.stores(hers, text(HEAT, TREES, PLEDGE))
    writing.expect_revision(hers, 1)
    his = writing.opens_editor(luis, PLAN, CHALLENGE)
    writing.stores(hers, text(HEAT, TREES_BY_ANA, PLEDGE))
    writing.expect_revision(hers, 2)
    writing.stores(his, text(HEAT, TREES, PLEDGE_BY_LUIS))
    writing.expect_revision(his, 3)
    expect(his.locator("textarea[name=text]")).to_have_value(text(HEAT, TREES_BY_ANA, PLEDGE_BY_LUIS))
    # Hers still stands on revision 2, and both now change the sentence on the trees.
    writing.stores(his, text(HEAT, TREES_BY_LUIS, PLEDGE_BY_LUIS))
    writing.expect_revision(his, 4)
    writing.stores(hers, text(HEAT, TREES_IN_ONE, PLEDGE))
    expect(hers.get_by_role("heading", level=1)).to_have_text("You and Luis Ferrer changed the same passage")
    hers.get_by_label("Edit them into one").check()
    hers.get_by_label("What the passage shall say").fill(TREES_IN_ONE)
    hers.get_by_role("button", name="Store what I chose").click()
    page = ana.goes(PLAN)
    expect(page.locator("#challenge .prose p")).to_have_text([HEAT, TREES_IN_ONE, PLEDGE_BY_LUIS])


def a_peer_remarks(ana: Somebody, luis: Somebody, kari: Somebody) -> None:
    writing.moves_plan(ana, PLAN, "Open for review", "In review")
    writing.remarks_on_words(kari, PLAN, words="51 degrees last July", remark="Measured how, and when?")
    page = writing.opens_editor(luis, PLAN, CHALLENGE)
    writing.stores(page, text(HEAT_IN_PRINT, TREES_IN_ONE, PLEDGE_BY_LUIS))
    writing.expect_revision(page, 6)
    writing.replies_and_resolves(ana, PLAN, reply="By a logger in the asphalt. The text says it now.")
    page = kari.goes(PLAN)
    expect(page.locator(".remark .outcome")).to_have_text("Changed")


def the_plan_is_accepted(luis: Somebody, organiser: Somebody) -> None:
    writing.moves_plan(luis, PLAN, "End the review and revise", "Revising")
    writing.moves_plan(luis, PLAN, "Submit to the organisers", "Submitted")
    writing.moves_plan(organiser, PLAN, "Accept", "Accepted")


def an_excerpt_is_agreed(ana: Somebody, luis: Somebody, organiser: Somebody) -> str:
    code = guiding.proposes_excerpt(ana, EDITION, section=CHALLENGE, words=HEAT_IN_PRINT)
    guiding.agrees(ana, EDITION, code)
    guiding.agrees(luis, EDITION, code)
    guiding.approves(organiser, EDITION, code)
    return code


def the_visitor_reads_and_takes_the_pdf(visitor: Somebody, code: str, file: Path) -> None:
    page = visitor.goes(f"/{EDITION}/guide/")
    page.get_by_role("link", name="Read it as a web book").click()
    page.get_by_role("article").get_by_role("heading", level=3).get_by_role("link").first.click()
    expect(page.locator(".citybox .city-words")).to_have_text(HEAT_IN_PRINT)
    page.locator(".citybox").get_by_role("link", name="Passport").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(code)
    expect(page.get_by_role("region", name="The words")).to_contain_text(HEAT_IN_PRINT)
    page.goto(f"/{EDITION}/guide/")
    with page.expect_download() as taken:
        # With Alt the browser saves what it would show.
        page.get_by_role("link", name="Take the PDF").click(modifiers=["Alt"])
    taken.value.save_as(file)
    assert file.read_bytes()[:5] == b"%PDF-"
    words = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    assert words.split().count("Alfonso") == 1
    assert " ".join(words.split()).count(HEAT_IN_PRINT) == 1
