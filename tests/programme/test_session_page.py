"""A session's own page: what a visitor, a member and who supplies it read there."""

import datetime as dt
import json
import re
from typing import Any

import pytest
from django.test import Client

from programme.domain.release import release_programme
from programme.domain.slots import change_slot
from programme.domain.stages import cancel_session, confirm_session, hold_session
from programme.domain.supplies.recordings import set_recording
from programme.domain.supplies.units import choose_units, load_units
from programme.domain.supplies.versions import add_version
from programme.models import LearningUnit, Session
from tests.conftest import Cast
from tests.factories.programme import PhaseFactory, SessionFactory, TrackFactory
from tests.programme.supplying import LINK, TOMORROW, given, sent

PAGE = "/udt-test/programme/sessions/legal/"
ROOM = "https://meet.example.org/room"
FILM = "https://video.example.org/legal"


@pytest.fixture
def session(cast: Cast) -> Session:
    phase, track = PhaseFactory(cohort=cast.cohort), TrackFactory(cohort=cast.cohort, kind="policy")
    session = SessionFactory(
        cohort=cast.cohort, code="legal", title="Legal & data", relevance="Trust first.", phase=phase,
        track=track, goals="Know GDPR\nAsk early", contents="Consent", preparations="Read.",
        materials="A map.", recording="Recorded, shared with all.", joining_link=ROOM,
        place="Barcelona", format="hybrid",
    )  # fmt: skip
    when = {
        "starts_at": dt.datetime(2024, 11, 7, 8, tzinfo=dt.UTC),
        "ends_at": dt.datetime(2024, 11, 7, 9, tzinfo=dt.UTC),
    }
    change_slot(session, certainty="firm", time_zone="Europe/Madrid", by=cast.organiser, **when)
    session.trainers.create(name="Clara", user=cast.trainer)
    session.outputs.create(title="Checklist", due_wording="with the plan")
    return session


def read(client: Client, who: Any = None) -> str:
    client.logout()
    if who:
        client.force_login(who)
    body: str = client.get(PAGE).content.decode()
    return "<h1" + body.partition("<h1")[2].partition("</main>")[0]


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def supply(cast: Cast, session: Session) -> None:
    """Two materials, one of them to come, a recording and a unit."""
    load_units()
    choose_units(session, [LearningUnit.objects.get(code="TEC-102")], by=cast.organiser)
    slides = given(session, cast.organiser)
    add_version(slides, upload=sent(), by=cast.organiser)
    given(session, cast.organiser, "Answers", visible_from=TOMORROW)
    confirm_session(session, by=cast.organiser)
    hold_session(session, by=cast.organiser)
    agreed: dict[str, Any] = {"consent": "All agreed.", "agreed_on": dt.date(2024, 11, 7)}
    set_recording(session, link=FILM, audience="members", by=cast.organiser, **agreed)


def test_everybody_reads_it_as_it_was_released(client: Client, cast: Cast, session: Session) -> None:
    release_programme(cast.cohort, by=cast.organiser, at=dt.datetime(2024, 10, 1, 9, tzinfo=dt.UTC))
    session.title = "Not yet released"
    session.save()
    said = words(read(client))

    assert said == (
        "Legal &amp; data Trust first. When Thu 7 November 2024 09:00 to 10:00 CET firm Where Barcelona "
        "Kind Plenary, hybrid Phase 0 Track Track 0 Trainers Clara As released release 1, preliminary "
        "Tuesday 1 October 2024 What it is about Goals Know GDPR Ask early Contents Consent "
        "What it yields Checklist due: with the plan To prepare Read. Materials, in words A map. "
        "Joining links, materials and recordings are shown to people of this edition. Sign in"
    ).replace("Phase 0", session.phase.title).replace("Track 0", session.track.title)


def test_a_visitor_finds_units_and_nothing_of_members(client: Client, cast: Cast, session: Session) -> None:
    supply(cast, session)
    release_programme(cast.cohort, by=cast.organiser)
    body = read(client)

    assert 'The Five-Layer Architecture Framework</a> <span class="badge">beginner</span>' in body
    assert 'rel="noopener noreferrer external"' in body
    assert "On another site: twin4resilience.k8.design" in words(body)
    assert [
        each in body for each in (ROOM, LINK, FILM, "Slides", "Answers", "agreed", "shared with all")
    ] == [False] * 7


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("author", [True, True, True, False, True, False, False]),
        ("observer", [True, True, True, False, True, False, False]),
        ("trainer", [True, True, True, True, True, True, False]),
        ("organiser", [True, True, True, True, True, True, True]),
        ("stranger", [False] * 7),
        ("former", [False] * 7),
        ("superuser", [False] * 7),
    ],
)
def test_members_find_what_is_theirs(
    client: Client, cast: Cast, session: Session, who: str, found: list[bool]
) -> None:
    supply(cast, session)
    release_programme(cast.cohort, by=cast.organiser)
    body = read(client, getattr(cast, who))
    sought = (
        "shared with all",
        ROOM,
        ">Slides</a>",
        ">Answers</a>",
        FILM,
        "legal/supplies/",
        "Change the session",
    )

    assert [each in body for each in sought] == found


def test_a_material_says_what_one_gets(client: Client, cast: Cast, session: Session) -> None:
    supply(cast, session)
    release_programme(cast.cohort, by=cast.organiser)
    body = words(read(client, cast.organiser))
    later = "Answers On another site: example.org members see it from Monday 2 January 2090"

    assert re.search(r"Slides TXT, 5.bytes, version 2 of \w+day \d+ \w+ \d{4} ", body)
    assert later in body
    assert "May be watched by: Everybody of this edition. All agreed. (Thursday 7 November 2024)" in body


def test_a_cancelled_session_says_so(client: Client, cast: Cast, session: Session) -> None:
    release_programme(cast.cohort, by=cast.organiser)
    cancel_session(session, by=cast.organiser)
    before = read(client)
    release_programme(cast.cohort, by=cast.organiser)
    after = read(client, cast.author)

    assert [body.count("<del>Legal &amp; data</del>") for body in (before, after)] == [0, 1]
    assert "This session is cancelled: it will not take place." in after
    assert ROOM not in after


def test_what_no_release_holds_has_no_page(client: Client, cast: Cast, session: Session) -> None:
    none = client.get(PAGE).status_code
    client.force_login(cast.organiser)

    assert (none, client.get(PAGE).status_code) == (404, 404)


def test_a_session_with_nothing_but_a_title_says_what_will_stand_here(client: Client, cast: Cast) -> None:
    SessionFactory(cohort=cast.cohort, code="legal", title="L" * 200)
    release_programme(cast.cohort, by=cast.organiser)
    body = read(client)

    assert f'<h1 class="long-title">{"L" * 200}</h1>' in body
    assert "What it is about will stand here once the organisers have written it" in body


def test_search_engines_read_the_event(client: Client, cast: Cast, session: Session, settings: Any) -> None:
    settings.SITE_URL = "http://localhost:8000"
    release_programme(cast.cohort, by=cast.organiser)
    body = client.get(PAGE).content.decode()
    [told] = re.findall(r'<script type="application/ld\+json">(.+?)</script>', body)
    client.force_login(cast.author)

    assert json.loads(told) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Legal & data",
        "startDate": "2024-11-07T09:00:00+01:00",
        "endDate": "2024-11-07T10:00:00+01:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": {"@type": "Place", "name": "Barcelona", "address": "Barcelona"},
        "url": "http://localhost:8000/udt-test/programme/sessions/legal/",
        "performer": [{"@type": "Person", "name": "Clara"}],
    }
    assert "ld+json" not in client.get(PAGE).content.decode()


def test_the_programme_leads_there(client: Client, cast: Cast, session: Session) -> None:
    release_programme(cast.cohort, by=cast.organiser)
    for page in ("/udt-test/programme/", "/udt-test/programme/releases/1/"):
        assert client.get(page).content.decode().count(f'href="{PAGE}"') == 1


@pytest.mark.parametrize(("who", "most"), [("", 8), ("author", 10), ("trainer", 10), ("organiser", 10)])
def test_few_questions_are_asked_however_much_there_is(
    client: Client, cast: Cast, session: Session, django_assert_max_num_queries: Any, who: str, most: int
) -> None:
    supply(cast, session)
    release_programme(cast.cohort, by=cast.organiser)
    if who:
        client.force_login(getattr(cast, who))
    counts = []
    for more in (0, 5):
        for number in range(more):
            add_version(given(session, cast.organiser, f"More {number}"), upload=sent(), by=cast.organiser)
            SessionFactory(cohort=cast.cohort)
        with django_assert_max_num_queries(most) as asked:
            client.get(PAGE)
        counts.append(len(asked))

    assert counts[0] == counts[1]
