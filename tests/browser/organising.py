"""What an organiser does with pages: an edition, its cities, its people, its programme."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Somebody, told

JOIN_LINK = re.compile(r"https?://\S+/accounts/invitation/\S+")


def begin_edition(organiser: Somebody, *, slug: str, title: str) -> None:
    page = organiser.goes("/desk/")
    page.get_by_role("link", name="Begin another edition").click()
    page.get_by_label("Series", exact=False).first.select_option("Urban Digital Twins")
    page.get_by_label("Title", exact=True).fill(title)
    page.get_by_label("Year").fill("2031")
    page.get_by_label("Address", exact=True).fill(slug)
    page.get_by_label("In a few sentences").fill("Six cities look for shade before they look for software.")
    page.get_by_label("Learning objectives").fill("Name the problem\nDecide whether a twin helps")
    page.get_by_label("Time zone").select_option("Europe/Madrid")
    page.get_by_role("button", name="Begin the edition").click()
    expect(page.get_by_role("heading", level=1, name="Studio")).to_be_visible()


def open_edition(organiser: Somebody, slug: str) -> None:
    page = organiser.goes(f"/{slug}/studio/cohort/")
    page.get_by_role("button", name="Change to: running").click()
    told(page, "The edition is now: running.")


def add_city_pair(organiser: Somebody, slug: str, *, city: str, country: str, zone: str) -> None:
    page = organiser.goes(f"/{slug}/studio/cities/new/")
    page.get_by_label("Name", exact=True).fill(city)
    page.get_by_label("Address").fill(city.lower())
    page.get_by_label("Country", exact=True).fill(country)
    page.get_by_label("Time zone").select_option(zone)
    page.get_by_role("button", name="Store").click()
    page.get_by_label("City", exact=True).select_option(city)
    page.get_by_label("Readiness level").select_option("1")
    page.get_by_label("Takes part at once").check()
    page.get_by_role("button", name="Store").click()
    expect(page.get_by_role("table", name="City pairs").get_by_role("link", name=city)).to_be_visible()


def invite_to_seat(organiser: Somebody, slug: str, *, city: str, profile: str, name: str, to: str) -> None:
    page = organiser.goes(f"/{slug}/studio/people/")
    seats = page.get_by_role("table", name="Seats and who sits there")
    seats.get_by_role("row").filter(has_text=city).filter(has_text=profile).get_by_role("link").click()
    page.get_by_label("Name").fill(name)
    page.get_by_label("E-mail address").fill(to)
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_role("table", name="Invitations and their state")).to_contain_text(to)


def joins(invited: Somebody, *, address: str, name: str, password: str) -> None:
    """Follow the link of the letter, make the account, arrive at the own desk or plan."""
    link = JOIN_LINK.search(invited.site.letter_to(address))
    assert link, "the letter holds no link"
    page = invited.goes(link.group())
    expect(page.get_by_role("heading", level=1)).to_contain_text("You are invited to")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Make the account and accept").click()
    expect(page.get_by_role("banner")).to_contain_text(name)


def begin_plans(organiser: Somebody, slug: str) -> None:
    page = organiser.goes(f"/{slug}/studio/plans/")
    page.get_by_role("button", name="Give this edition the standard template").click()
    page.get_by_role("button", name="Begin a plan for 2 cities").click()
    told(page, "2 plans begun.")


def plan_programme(organiser: Somebody, slug: str) -> None:
    """A phase, a track, and one firm session of two hours."""
    page = organiser.goes(f"/{slug}/studio/programme/")
    page.get_by_role("link", name="Add a phase").click()
    _outline(page, code="online", title="Before we meet")
    page.get_by_role("link", name="Add a track").click()
    _outline(page, code="everybody", title="Everybody")
    page.get_by_role("link", name="Add a session").click()
    page.get_by_label("Title", exact=True).fill("Where is the shade?")
    page.get_by_label("Code").fill("shade")
    page.get_by_label("Goals").fill("Walk the hottest street of your city on a map")
    when = page.get_by_role("group", name="When")
    when.get_by_label("Certainty").select_option("Firm")
    when.get_by_label("Starts").fill("2031-03-04T10:00")
    when.get_by_label("Ends").fill("2031-03-04T12:00")
    page.get_by_role("button", name="Store this session").click()
    page.goto(f"/{slug}/studio/programme/")
    expect(page.get_by_role("table")).to_contain_text("Where is the shade?")


def _outline(page: Page, *, code: str, title: str) -> None:
    page.get_by_label("Code").fill(code)
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Store").click()
    page.get_by_role("link", name=title).wait_for()


def release_programme(organiser: Somebody, slug: str) -> None:
    page = organiser.goes(f"/{slug}/studio/programme/")
    page.get_by_role("link", name="Rehearse a release").click()
    page.get_by_label("Note").fill("The first date is settled.")
    page.get_by_role("button", name="Release 1").click()
    page.get_by_role("button", name="Send all").click()
    told(page, "messages are on their way.")
    page.get_by_role("link", name="Release 1").click()
    expect(page.get_by_role("main")).to_contain_text("The first date is settled.")
