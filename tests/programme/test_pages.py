"""What everybody sees: the newest release, its calendar, older ones, practical information."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from programme.domain.release import release_programme
from programme.domain.sessions import Trainer, change_session, set_trainers
from programme.domain.slots import change_slot
from programme.domain.stages import cancel_session
from programme.models import Session
from tests.conftest import Cast
from tests.factories.cohorts import CityFactory
from tests.factories.programme import PhaseFactory, SessionFactory, TrackFactory

LINK = "https://meet.example/secret"


def page(name: str, cohort: str = "udt-test", **words: Any) -> str:
    return reverse(f"programme:{name}", kwargs={"cohort": cohort, **words})


def utc(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2024, 11, day, hour, minute, tzinfo=dt.UTC)


def timed(cast: Cast, code: str, day: int, start: int, end: int, **fields: Any) -> Session:
    session = SessionFactory(cohort=cast.cohort, code=code, title=code.title(), **fields)
    change_slot(
        session, certainty="tentative", starts_at=utc(day, start), ends_at=utc(day, end), by=cast.organiser
    )
    return session


def ids(body: str) -> list[str]:
    return re.findall(r'<(?:section|li|article) class="(?:part|block|session|slot)[^"]*" id="([^"]+)"', body)


@pytest.fixture
def sessions(cast: Cast) -> None:
    phase = PhaseFactory(cohort=cast.cohort, code="training", title="Training")
    policy = TrackFactory(cohort=cast.cohort, code="policy", title="Policy track", kind="policy")
    technical = TrackFactory(cohort=cast.cohort, code="technical", title="Technical track", kind="technical")
    common = TrackFactory(cohort=cast.cohort, code="all", title="Common")
    home = {"phase": phase, "format": "in_person", "place": "Barcelona"}
    timed(cast, "data", 7, 10, 12, track=technical, **home)
    timed(cast, "need", 7, 10, 12, track=policy, **home)
    timed(cast, "welcome", 7, 8, 9, track=common, **home)
    online = timed(cast, "intro", 4, 9, 10, track=common, phase=phase, joining_link=LINK)
    set_trainers(online, [Trainer("Ada Byron")], by=cast.organiser)
    late = SessionFactory(cohort=cast.cohort, code="late", phase=phase, track=common)
    days: Any = {"first_day": dt.date(2024, 9, 21), "last_day": dt.date(2024, 9, 30)}
    firm_by = dt.date(2024, 8, 30)
    change_slot(
        late, certainty="window", wording="late September", firm_by=firm_by, by=cast.organiser, **days
    )
    SessionFactory(cohort=cast.cohort, code="someday", phase=phase, track=common)


@pytest.fixture
def released(cast: Cast, sessions: None) -> None:
    release_programme(cast.cohort, by=cast.organiser, at=utc(1, 9))


def test_an_empty_programme_says_what_will_be_here(client: Client, cast: Cast) -> None:
    body = client.get(page("programme")).content.decode()

    assert re.findall(r'<p class="empty">(.+?:)', body) == [
        "The programme will stand here with its first release:"
    ]
    assert client.get(page("calendar")).status_code == 404


def test_a_phase_runs_by_date_with_windows_among_the_days_and_the_undated_last(
    client: Client, released: None
) -> None:
    body = client.get(page("programme")).content.decode()

    assert ids(body) == [
        "phase-training", "late", "intro", "day-training-2024-11-07", "welcome", "need", "data", "someday",
    ]  # fmt: skip


def test_parallel_tracks_share_a_row(client: Client, released: None) -> None:
    body = client.get(page("programme")).content.decode()
    moments = re.findall(r'<li class="moment( moment--parallel)?">', body)

    assert moments == ["", " moment--parallel"]


def test_certainty_is_said_with_wording_range_and_promise(client: Client, released: None) -> None:
    body = client.get(page("programme")).content.decode()
    late = body.split('id="late"')[1].split("</li>")[0]

    assert re.findall(r'<b class="soft">([^<]+)</b>', late) == ["late September"]
    assert re.findall(r'certainty--\w+">([^<]+)<', late) == ["window, 21 to 30 September 2024"]
    assert re.findall(r'class="promise">([^<]+)<', late) == ["firm by Fri 30 August"]


def test_in_person_is_told_in_the_venue_s_time_and_online_in_both(
    client: Client, cast: Cast, released: None
) -> None:
    cast.author.time_zone = "Europe/Helsinki"
    cast.author.save()
    client.force_login(cast.author)
    body = client.get(page("programme")).content.decode()
    online = body.split('id="intro"')[1].split("</div>")[0]
    in_person = body.split('id="day-training-2024-11-07"')[1]

    assert (
        "".join(re.findall(r"<time[^>]*><b>(.+?)</time>", online))
        == "Mon 4 November 2024</b> 10:00 to 11:00 CET"
    )
    assert re.findall(r'class="promise">([^<]+)<', online) == ["for you Mon 4 November, 11:00 EET"]
    assert re.findall(r'certainty--\w+">([^<]+)<', in_person) == ["tentative, Barcelona, CET", "undated"]
    assert re.findall(r"</time> (to [0-9:]+)", in_person) == ["to 10:00", "to 13:00"]


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("visitor", 0), ("stranger", 0), ("former", 0), ("superuser", 0),
        ("author", 1), ("outsider", 1), ("trainer", 1), ("observer", 1), ("organiser", 1),
    ],
)  # fmt: skip
def test_the_joining_link_is_for_members(
    client: Client, cast: Cast, released: None, who: str, seen: int
) -> None:
    if who != "visitor":
        client.force_login(cast.all()[who])  # type: ignore[arg-type]

    pages: list[tuple[str, Any]] = [("programme", {}), ("release", {"number": 1})]
    for name, words in pages:
        assert client.get(page(name, **words)).content.decode().count(f'href="{LINK}"') == seen
    assert LINK not in client.get(page("calendar")).content.decode()


def test_the_programme_shows_the_newest_release_alone(client: Client, cast: Cast, released: None) -> None:
    session = cast.cohort.sessions.get(code="welcome")
    change_session(session, by=cast.organiser, title="Opening")
    before = client.get(page("programme")).content.decode()
    release_programme(cast.cohort, by=cast.organiser)
    after = client.get(page("programme")).content.decode()

    assert (before.count(">Welcome</a></h4>"), before.count(">Opening</a></h4>")) == (1, 0)
    assert (after.count(">Welcome</a></h4>"), after.count(">Opening</a></h4>")) == (0, 1)


def test_a_release_shows_its_changes_and_the_others(client: Client, cast: Cast, released: None) -> None:
    cancel_session(cast.cohort.sessions.get(code="welcome"), by=cast.organiser)
    release_programme(cast.cohort, by=cast.organiser)

    body = client.get(page("release", number=2)).content.decode()

    changes = body.split('<ol class="changes">')[1].split("</ol>")[0]
    assert re.findall(r'<a href="#(\w+)">|<dt>(\w+)</dt>', changes) == [("welcome", ""), ("", "cancelled")]
    assert re.findall(r"<del>([^<]+)</del>", body) == [
        "was Thu 7 November 2024, 09:00 to 10:00 CET", "Welcome",
    ]  # fmt: skip
    assert re.findall(r"<li><b>(\d+)</b> (\w+)</li>", body) == [("1", "cancelled")]
    assert client.get(page("release", number=1)).status_code == 200
    assert client.get(page("release", number=3)).status_code == 404


def test_the_calendar_is_served_with_its_validators(client: Client, released: None) -> None:
    first = client.get(page("calendar"))
    by_tag = client.get(page("calendar"), headers={"If-None-Match": first.headers["ETag"]})
    by_date = client.get(page("calendar"), headers={"If-Modified-Since": first.headers["Last-Modified"]})

    assert first.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert first.headers["Last-Modified"] == "Fri, 01 Nov 2024 09:00:00 GMT"
    assert (first.status_code, by_tag.status_code, by_date.status_code) == (200, 304, 304)
    assert first.content.count(b"BEGIN:VEVENT") == 5


def test_the_calendar_follows_a_new_release(client: Client, cast: Cast, released: None) -> None:
    first = client.get(page("calendar")).headers["ETag"]
    release_programme(cast.cohort, by=cast.organiser, at=timezone.now())

    assert client.get(page("calendar"), headers={"If-None-Match": first}).status_code == 200


def test_practical_information_is_shown_to_whom_it_concerns(client: Client, cast: Cast) -> None:
    cast.cohort.practical = "Come by **tram**."
    cast.cohort.practical_members = "The door code is 4711."
    cast.cohort.save()
    visitor = client.get(page("practical")).content.decode()
    client.force_login(cast.author)
    member = client.get(page("practical")).content.decode()

    assert (visitor.count("<strong>tram</strong>"), visitor.count("4711")) == (1, 0)
    assert (member.count("<strong>tram</strong>"), member.count("4711")) == (1, 1)


def test_practical_information_says_where_and_when_in_short(
    client: Client, cast: Cast, released: None
) -> None:
    cast.cohort.host_city = CityFactory(name="Barcelona", latitude=41.3874, longitude=2.1686)
    cast.cohort.save()
    body = client.get(page("practical")).content.decode()
    glance = body.split('<dl class="facts facts--stacked">')[1].split("</dl>")[0]

    assert re.findall(r"<dt>([^<]+)</dt>", glance) == ["Barcelona", "Clock", "Map", "Take it along"]
    assert re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', glance) == [
        ("/udt-test/programme/#welcome", "Thu 7 November 2024"),
        (
            "https://www.openstreetmap.org/?mlat=41.3874&amp;mlon=2.1686#map=12/41.3874/2.1686",
            "Barcelona on OpenStreetMap",
        ),
        ("/udt-test/programme.ics", "Calendar (.ics)"),
    ]


@pytest.mark.parametrize(
    ("who", "mine"), [("visitor", ""), ("author", " released--policy"), ("trainer", ""), ("former", "")]
)
def test_the_tracks_of_the_reader_s_own_seat_are_marked(
    client: Client, cast: Cast, released: None, who: str, mine: str
) -> None:
    if who != "visitor":
        client.force_login(cast.all()[who])  # type: ignore[arg-type]
    body = client.get(page("programme")).content.decode()

    assert re.findall(r'<div class="released([^"]*)">', body) == [mine]


def test_the_programme_says_how_far_it_is(client: Client, released: None) -> None:
    body = client.get(page("programme")).content.decode()
    lede = " ".join(body.split('<p class="lede">')[1].split("</p>")[0].split())

    assert lede == (
        "6 sessions from September to November 2024. 5 are over. "
        "6 dates are not settled yet; each says how sure it is."
    )


@pytest.mark.parametrize("name", ["programme", "calendar", "practical"])
def test_a_draft_cohort_is_its_organisers_alone(
    client: Client, cast: Cast, released: None, name: str
) -> None:
    cast.cohort.state = "draft"
    cast.cohort.save()
    answers = [client.get(page(name)).status_code]
    for person in (cast.author, cast.stranger, cast.organiser):
        client.force_login(person)
        answers.append(client.get(page(name)).status_code)

    assert answers == [404, 404, 404, 200]


@pytest.mark.parametrize("who", ["visitor", "author", "trainer", "organiser"])
def test_queries_do_not_grow_with_sessions(
    client: Client, cast: Cast, django_assert_max_num_queries: Any, who: str
) -> None:
    if who != "visitor":
        client.force_login(cast.all()[who])  # type: ignore[arg-type]
    session_and_user = 0 if who == "visitor" else 2
    counts = []
    for more in (1, 2, 17):
        for number in range(more):
            timed(cast, f"s-{more}-{number}", 7, 8, 9, joining_link=LINK)
        release_programme(cast.cohort, by=cast.organiser)
        with django_assert_max_num_queries(6 + session_and_user) as captured:
            client.get(page("programme"))
        counts.append(len(captured))

    assert counts == [counts[0]] * 3


def test_a_session_that_ends_on_another_day_says_so(client: Client, cast: Cast) -> None:
    session = SessionFactory(cohort=cast.cohort, code="camp")
    change_slot(session, certainty="firm", starts_at=utc(4, 9), ends_at=utc(6, 14), by=cast.organiser)
    release_programme(cast.cohort, by=cast.organiser, at=utc(1, 9))
    camp = client.get(page("programme")).content.decode().split('id="camp"')[1]

    assert re.findall(r"<time[^>]*><b>(.+?)</time>", camp) == [
        "Mon 4 November 2024</b> 10:00 to Wed 6 November, 15:00 CET"
    ]


def test_a_programme_without_a_date_says_so(client: Client, cast: Cast) -> None:
    phase = PhaseFactory(cohort=cast.cohort)
    gone = SessionFactory(cohort=cast.cohort, phase=phase)
    cancel_session(gone, by=cast.organiser)
    said = []
    for number in range(3):
        release_programme(cast.cohort, by=cast.organiser, at=utc(1 + number, 9))
        body = client.get(page("programme")).content.decode()
        said.append(" ".join(body.split('<p class="lede">')[1].split("</p>")[0].split()))
        SessionFactory(cohort=cast.cohort, phase=phase)

    assert said == ["", "1 session; it has no date yet.", "2 sessions; none has a date yet."]
