"""A warning that may stand: for a reason, until its facts change, and on the record."""

import datetime as dt
import re
from collections.abc import Collection
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from accounts.domain.moves import Refused
from programme.domain.sessions import Trainer, change_session, set_trainers
from programme.domain.slots import change_slot
from programme.domain.warnings.accepting import accept_warnings, take_back, weigh, weigh_one
from programme.models import Acceptance, ProgrammeEvent, Session
from tests.conftest import Cast
from tests.factories.programme import SessionFactory, TrackFactory
from tests.programme.sheets import errors, page

NOON = dt.datetime(2024, 7, 1, 12, tzinfo=dt.UTC)
# The digest of no facts at all, which is what a missing trainer rests on.
NOTHING = "e3b0c44298fc1c14"


def kinds(cast: Cast, *, accepted: bool = False) -> list[str]:
    weighed = weigh(cast.cohort, cast.cohort.sessions.with_parts().in_order())
    found = [each.warned for each in weighed.accepted] if accepted else weighed.open
    return [f"{each.code} {each.kind.value}" for each in found]


def accept(cast: Cast, *chosen: str, reason: str = "A council names them in May.") -> None:
    weighed = weigh(cast.cohort, cast.cohort.sessions.with_parts())
    warned = [each for each in weighed.open if each.kind in chosen]
    accept_warnings(cast.cohort, warned, reason=reason, by=cast.organiser, at=NOON)


def record(verbs: Collection[str]) -> list[tuple[Any, ...]]:
    rows = ProgrammeEvent.objects.filter(verb__in=verbs)
    return list(rows.values_list("session__code", "verb", "note", "by__name"))


def test_what_is_accepted_leaves_the_list_with_its_reason(cast: Cast) -> None:
    session = SessionFactory(cohort=cast.cohort, code="legal")

    accept(cast, "trainers", "outputs")

    assert (kinds(cast), kinds(cast, accepted=True)) == (
        ["legal undated"],
        ["legal trainers", "legal outputs"],
    )
    assert (
        list(session.acceptances.values_list("reason", "by__name", "at"))
        == [("A council names them in May.", "Organiser", NOON)] * 2
    )
    assert record(["accepted a warning"]) == [
        ("legal", "accepted a warning", "trainers: A council names them in May.", "Organiser"),
        ("legal", "accepted a warning", "outputs: A council names them in May.", "Organiser"),
    ]


def test_it_comes_back_when_its_facts_change(cast: Cast) -> None:
    track = TrackFactory(cohort=cast.cohort, kind="technical")
    session = SessionFactory(cohort=cast.cohort, code="data", track=track, no_outputs=True)
    set_trainers(session, [Trainer("Ada")], by=cast.organiser)
    days: Any = {"first_day": dt.date(2024, 11, 7), "last_day": dt.date(2024, 11, 7)}
    change_slot(session, certainty="window", wording="mid-October", by=cast.organiser, **days)
    accept(cast, "dates", "coverage")
    assert (kinds(cast), kinds(cast, accepted=True)) == ([], ["data dates", "data coverage"])

    change_session(session, by=cast.organiser, title="Working with data")
    assert kinds(cast) == []

    change_slot(session, certainty="window", wording="late October", by=cast.organiser, **days)
    cast.ghent.seats.get(number=2).tenures.update(ended_at=NOON + dt.timedelta(days=9999))
    assert kinds(cast) == ["data dates", "data coverage"]

    change_slot(session, certainty="window", wording="mid-October", by=cast.organiser, **days)
    assert (kinds(cast), kinds(cast, accepted=True)) == (["data coverage"], ["data dates"])


def test_a_sheet_knows_what_was_accepted_of_its_own(cast: Cast) -> None:
    for code in ("legal", "need"):
        SessionFactory(cohort=cast.cohort, code=code)
    accept(cast, "trainers")
    sessions = list(cast.cohort.sessions.with_parts().in_order())

    weighed = weigh_one(sessions[0], sessions)

    assert [each.kind for each in weighed.open] == ["undated", "outputs"]
    assert [each.acceptance.session.code for each in weighed.accepted] == ["legal"]


def test_taken_back_it_is_open_again_once(cast: Cast) -> None:
    SessionFactory(cohort=cast.cohort, code="legal")
    accept(cast, "trainers")
    found, again = Acceptance.objects.get(), Acceptance.objects.get()

    take_back(found, by=cast.organiser)
    with pytest.raises(Refused, match="Somebody else took it back"):
        take_back(again, by=cast.organiser)

    assert kinds(cast) == ["legal undated", "legal trainers", "legal outputs"]
    assert record(["took an acceptance back"]) == [
        ("legal", "took an acceptance back", "trainers", "Organiser")
    ]


def test_of_two_organisers_one_accepts_and_nothing_is_half_stored(cast: Cast) -> None:
    for code in ("legal", "need"):
        SessionFactory(cohort=cast.cohort, code=code)
    sessions = cast.cohort.sessions.with_parts().in_order()
    both = [each for each in weigh(cast.cohort, sessions).open if each.kind == "trainers"]
    accept_warnings(cast.cohort, both[1:], reason="Later.", by=cast.organiser)

    with pytest.raises(Refused, match="Somebody else accepted this"):
        accept_warnings(cast.cohort, both, reason="Later.", by=cast.organiser)
    with pytest.raises(Refused, match="Say why it may stand"):
        accept_warnings(cast.cohort, both[:1], reason=" ", by=cast.organiser)

    assert kinds(cast, accepted=True) == ["need trainers"]


def test_the_table_itself_holds_one_acceptance_of_each(cast: Cast) -> None:
    session = SessionFactory(cohort=cast.cohort)
    same = {"kind": "trainers", "digest": NOTHING, "reason": "Later.", "by": cast.organiser, "at": NOON}
    session.acceptances.create(**same)

    with pytest.raises(IntegrityError), transaction.atomic():
        session.acceptances.create(**same)


def accept_page(kind: str = "trainers", digest: str = NOTHING) -> str:
    return page("warning_accept", kind=kind, digest=digest)


def warnings_in(body: str) -> list[str]:
    return re.findall(r"<dt>([^<]+)</dt>", body)


def test_an_organiser_accepts_it_on_a_page_and_takes_it_back(
    organiser: Client, cast: Cast, legal: Session
) -> None:
    other = SessionFactory(cohort=cast.cohort, code="need", phase=legal.phase, track=legal.track)
    asked = organiser.get(f"{accept_page()}?session=legal").content.decode()
    answer = organiser.post(accept_page(), {"sessions": ["legal"], "reason": "The council names them."})
    studio = organiser.get(page("studio")).content.decode()

    assert re.findall(r'value="([^"]+)"[^>]*?( checked)?>', asked)[-2:] == [
        ("legal", " checked"),
        ("need", ""),
    ]
    assert answer.headers["Location"] == f"{page('studio')}#warnings"
    assert re.findall(r'<dd class="because">([^<]+)', studio) == ["The council names them."]
    assert list(Acceptance.objects.values_list("session__code", flat=True)) == ["legal"]

    back = re.findall(r'action="([^"]+/back/)"', studio)
    organiser.post(back[0])
    assert (Acceptance.objects.count(), other.acceptances.count()) == (0, 0)


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"sessions": ["legal"], "reason": " "}, "Accept, because: This field is required."),
        ({"reason": "Because I say so."}, "For which sessions: This field is required."),
        (
            {"sessions": ["lunch"], "reason": "Because I say so."},
            "For which sessions: Of one of them this is no longer said. Look at what is left.",
        ),
    ],
)
def test_what_was_typed_comes_back(
    organiser: Client, cast: Cast, legal: Session, sent: dict[str, Any], wrong: str
) -> None:
    SessionFactory(cohort=cast.cohort, code="need", phase=legal.phase, track=legal.track)

    answer = organiser.post(accept_page(), sent)
    body = answer.content.decode()

    assert answer.status_code == 422
    assert errors(body) == [wrong]
    assert re.findall(r"<textarea[^>]+>\s*([^<]*)</textarea>", body) == [sent["reason"].strip()]


@pytest.mark.parametrize("where", [("trainers", "0000"), ("made-up", NOTHING)])
def test_what_is_no_longer_so_is_said(organiser: Client, legal: Session, where: tuple[str, str]) -> None:
    answer = organiser.get(accept_page(*where))

    assert (answer.status_code, answer.content.decode().count("This warning is gone")) == (409, 1)


def test_each_warning_leads_to_where_it_is_mended(organiser: Client, cast: Cast, legal: Session) -> None:
    track = TrackFactory(cohort=cast.cohort, kind="technical", title="Technical track")
    data = SessionFactory(cohort=cast.cohort, code="data", phase=legal.phase, track=track, no_outputs=True)
    set_trainers(data, [Trainer("Ada")], by=cast.organiser)
    change_session(data, by=cast.organiser, aliases="Data track (builders). Data", contents="At 10 CET")
    body = organiser.get(page("studio")).content.decode()
    found = body.partition('id="warnings"')[2].partition("</details>")[0]
    sheet = organiser.get(page("session", code="data")).content.decode()

    legals, datas = page("session", code="legal"), page("session", code="data")
    assert [link for link in re.findall(r'href="([^"]+)"', found) if "/warnings/" not in link] == [
        f"{legals}#when",
        f"{datas}#when",
        f"{legals}#trainers",
        f"{legals}#outputs",
        datas,
        page("coverage"),
        "/udt-test/studio/people/",
        f"{datas}#print",
    ]
    assert re.findall(r'<a class="odd" href="([^"]+)">([^<]+)', sheet) == [
        ("#when", "It has no date yet."),
        ("#print", "It is in “Technical track”, but it says “Data track”."),
    ]
    assert [sheet.count(f'id="{part}"') for part in ("when", "print", "warnings")] == [1, 1, 1]


def test_the_rehearsal_says_both_and_the_desk_counts_what_is_open(
    organiser: Client, cast: Cast, legal: Session
) -> None:
    accept(cast, "trainers")
    rehearsal = organiser.get(page("release_new")).content.decode()
    desk = organiser.get("/desk/").content.decode()

    assert warnings_in(rehearsal.partition('id="warnings"')[2]) == [
        "It has no date yet.",
        "It does not say what it yields, nor that none is foreseen.",
        "Nobody is named to teach it.",
    ]
    assert desk.count("the working programme has 2 warnings") == 1
