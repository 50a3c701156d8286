"""What is late, for whom, who waits for it, and what that blocks: as a list and as a picture."""

import datetime as dt

import pytest

from programme.domain.deliveries import deliver_for, waive_for
from programme.domain.extensions import grant_extension
from programme.domain.needs import set_needs
from programme.domain.outputs import deliver_output
from programme.domain.readiness.chain import Link, find_chain, out_of_order
from programme.domain.readiness.lanes import Line
from programme.domain.readiness.ledger import Ledger, read_ledger
from programme.domain.readiness.picture import Row, draw
from programme.domain.release import release_programme
from programme.domain.slots import change_slot
from programme.domain.stages import cancel_session
from programme.models import Output, Session
from tests.conftest import Cast
from tests.programme.promises import at, owed_by_cities, session_on

NOW = at("2024-10-10")


@pytest.fixture
def chain(cast: Cast) -> dict[str, Output]:
    """Challenge > peers > plans > guide, each with an output; the first was due on 23 September."""
    days = {"challenge": "2024-09-20", "peers": "2024-11-07", "plans": "2024-12-05", "guide": ""}
    found: dict[str, Output] = {}
    for order, (code, day) in enumerate(days.items()):
        session = session_on(cast.cohort, code, day, order=order)
        found[code] = owed_by_cities(session, f"{code.title()} text", due_days_after=3)
    for code, needed in (("peers", "challenge"), ("plans", "peers"), ("guide", "plans")):
        set_needs(found[code].session, [found[needed]], by=cast.organiser)
    return found


def ledger(cast: Cast) -> Ledger:
    return read_ledger(cast.cohort, at=NOW)


def said(link: Link) -> list[tuple[str, bool, list[str]]]:
    return [(w.session.code, w.direct, [each.output.title for each in w.yields]) for w in link.waiting]


def test_what_is_late_names_who_and_everything_that_waits(cast: Cast, chain: dict[str, Output]) -> None:
    deliver_for(chain["challenge"], cast.ghent, by=cast.author, note="Heat.")
    late = find_chain(ledger(cast))[0]

    assert late.account.output == chain["challenge"]
    assert [part.pair for part in late.account.late_parts] == [cast.oslo]
    assert (late.account.settled, late.account.word) == (1, "late")
    assert said(late) == [
        ("peers", True, ["Peers text"]),
        ("plans", False, ["Plans text"]),
        ("guide", False, ["Guide text"]),
    ]


def test_what_is_open_and_needed_comes_after_what_is_late(cast: Cast, chain: dict[str, Output]) -> None:
    links = find_chain(ledger(cast))

    assert [(link.account.output.title, link.account.word) for link in links] == [
        ("Challenge text", "late"),
        ("Peers text", "open"),
        ("Plans text", "open"),
    ]


def test_what_was_held_or_is_there_waits_no_longer(cast: Cast, chain: dict[str, Output]) -> None:
    deliver_output(chain["peers"], by=cast.organiser)
    Session.objects.filter(code="plans").update(state="held", held_at=NOW)
    links = {link.account.output.title: said(link) for link in find_chain(ledger(cast))}

    assert links == {
        "Challenge text": [("peers", True, [])],
        "Plans text": [("guide", True, ["Guide text"])],
    }


def test_who_was_let_off_or_has_more_time_is_not_late(cast: Cast, chain: dict[str, Output]) -> None:
    waive_for(chain["challenge"], cast.ghent, by=cast.organiser, note="New in the cohort.")
    grant_extension(
        chain["challenge"], cast.oslo, until=dt.date(2024, 10, 10), reason="Snow.", by=cast.organiser
    )
    account = ledger(cast).accounts[chain["challenge"].pk]

    assert [(part.pair, part.word, part.due.day) for part in account.parts] == [
        (cast.ghent, "waived", dt.date(2024, 9, 23)),
        (cast.oslo, "open", dt.date(2024, 10, 10)),
    ]
    assert (account.late, account.kept, account.extended) == (False, False, 1)
    assert read_ledger(cast.cohort, at=at("2024-10-11")).accounts[chain["challenge"].pk].late is True


def test_the_newest_release_says_when_it_is_due(cast: Cast, chain: dict[str, Output]) -> None:
    release_programme(cast.cohort, by=cast.organiser)
    later = at("2024-10-20")
    change_slot(
        chain["challenge"].session,
        certainty="firm",
        starts_at=later,
        ends_at=later + dt.timedelta(hours=1),
        by=cast.organiser,
    )
    added = owed_by_cities(session_on(cast.cohort, "extra", "2024-10-01", order=9), due_days_after=1)
    accounts = ledger(cast).accounts

    assert accounts[chain["challenge"].pk].due.day == dt.date(2024, 9, 23)
    # Never released: reckoned from the studio, which says so.
    assert (accounts[added.pk].due.day, accounts[added.pk].released) == (dt.date(2024, 10, 2), False)


def test_of_a_cancelled_session_nothing_is_late(cast: Cast, chain: dict[str, Output]) -> None:
    cancel_session(chain["challenge"].session, by=cast.organiser)

    assert ledger(cast).late == []


def test_what_organisers_owe_is_late_too(cast: Cast, chain: dict[str, Output]) -> None:
    minutes = chain["peers"].session.outputs.create(title="Minutes", due_last=dt.date(2024, 9, 30))

    assert [account.output for account in ledger(cast).late] == [chain["challenge"], minutes]
    deliver_output(minutes, by=cast.organiser)
    assert [account.output for account in ledger(cast).late] == [chain["challenge"]]


def test_a_need_of_what_comes_later_is_said(cast: Cast, chain: dict[str, Output]) -> None:
    early = session_on(cast.cohort, "early", "2024-09-01")
    set_needs(early, [chain["peers"], chain["guide"]], by=cast.organiser)

    # Of the guide's session no day is known, so nothing is said of it.
    assert [(s.code, account.output.title) for s, account in out_of_order(ledger(cast))] == [
        ("early", "Peers text")
    ]


def test_the_picture_leads_from_each_output_to_who_needs_it(cast: Cast, chain: dict[str, Output]) -> None:
    picture = draw(ledger(cast))

    assert picture
    assert [row.text for row in picture.rows] == [
        "Challenge",
        "Challenge text",
        "Peers",
        "Peers text",
        "Plans",
        "Plans text",
        "Guide",
    ]
    assert picture.rows[1] == Row(61, "Challenge text", "", "late")
    assert picture.lines == [Line(61, 95, 10, "late"), Line(129, 163, 10, "open"), Line(197, 231, 10, "open")]
    assert (picture.lanes, picture.words) == (1, ["late", "open"])


def test_lines_that_run_side_by_side_have_lanes_of_their_own(cast: Cast, chain: dict[str, Output]) -> None:
    set_needs(chain["guide"].session, [chain["challenge"], chain["plans"]], by=cast.organiser)
    picture = draw(ledger(cast))

    assert picture
    assert picture.lanes == 2
    assert picture.lines[-1] == Line(61, 231, 10, "late")


def test_without_a_need_there_is_nothing_to_draw(cast: Cast) -> None:
    owed_by_cities(session_on(cast.cohort, "challenge", "2024-09-20"))

    assert draw(ledger(cast)) is None
    assert find_chain(ledger(cast)) == []
