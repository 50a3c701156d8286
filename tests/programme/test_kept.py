"""The programme is made once for each way of reading it; nobody gets another's, a change shows at once."""

import datetime as dt
import re
from http import HTTPStatus

import pytest
from django.conf import settings
from django.contrib import messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse
from django.test import Client, RequestFactory

from cohorts.domain.editions import change_cohort
from cohorts.views.look import look
from programme.domain.release import release_programme
from programme.domain.sessions import change_session
from programme.models import Session
from tests.conftest import Cast
from tests.factories.programme import PhaseFactory, SessionFactory, TrackFactory

PAGE = "/udt-test/programme/"
LINK = "https://meet.example/secret"


@pytest.fixture
def session(cast: Cast) -> Session:
    phase, track = PhaseFactory(cohort=cast.cohort), TrackFactory(cohort=cast.cohort)
    session = SessionFactory(
        cohort=cast.cohort, code="intro", title="Intro", phase=phase, track=track, joining_link=LINK
    )
    release_programme(cast.cohort, by=cast.organiser, at=dt.datetime(2024, 6, 1, tzinfo=dt.UTC))
    return session


def signed_in(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.all()[name])  # type: ignore[arg-type]
    client.get("/desk/")  # which gives the secret of its forms
    return client


def ask(client: Client, tag: str = "") -> HttpResponse:
    return client.get(PAGE, headers={"if-none-match": tag} if tag else {})  # type: ignore[return-value]


def made_with(answer: HttpResponse) -> list[str]:
    """The templates that were rendered for it."""
    return [template.name for template in getattr(answer, "templates", [])]


@pytest.mark.parametrize("who", ["visitor", "author"])
def test_who_has_the_page_gets_304_and_nothing_is_rendered(cast: Cast, session: Session, who: str) -> None:
    client = Client() if who == "visitor" else signed_in(cast, who)
    first = ask(client)
    again = ask(client, first.headers["ETag"])

    assert (first.status_code, again.status_code) == (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED)
    assert (again.content, made_with(again)) == (b"", [])
    assert again.headers["ETag"] == first.headers["ETag"]


def test_a_second_visitor_gets_the_body_of_the_first(cast: Cast, session: Session) -> None:
    first, second = ask(Client()), ask(Client())

    assert made_with(second) == []
    assert second.content == first.content
    assert first.headers["Cache-Control"] == second.headers["Cache-Control"] == "no-cache"
    assert second.headers["Vary"] == "Cookie"


def test_no_visitor_s_page_says_anything_of_anybody(cast: Cast, session: Session) -> None:
    for name in ("author", "organiser"):
        ask(signed_in(cast, name))
    body = ask(Client()).content.decode()

    told = ["csrfmiddlewaretoken", LINK, "Author", "Organiser", "/udt-test/studio/programme/", "Sign out"]
    assert [word for word in told if word in body] == []
    assert body.count("Sign in") == 1


def test_each_reader_gets_the_own_page_and_nobody_s_tag_is_another_s(cast: Cast, session: Session) -> None:
    names = ["author", "partner", "trainer", "organiser", "stranger"]
    clients = {name: signed_in(cast, name) for name in names} | {"visitor": Client()}
    answers = {name: ask(client) for name, client in clients.items()}
    bodies = {name: answer.content.decode() for name, answer in answers.items()}

    own = '<a class="who" href="/accounts/profile/">'
    assert {name: body.count(own + name.title()) for name, body in bodies.items()} == {
        name: int(name in names) for name in clients
    }
    assert {name: body.count(f'href="{LINK}"') for name, body in bodies.items()} == {
        "author": 1, "partner": 1, "trainer": 1, "organiser": 1, "stranger": 0, "visitor": 0,
    }  # fmt: skip
    assert {
        (reader, name)
        for reader, client in clients.items()
        for name, answer in answers.items()
        if ask(client, answer.headers["ETag"]).status_code == HTTPStatus.NOT_MODIFIED
    } == {(name, name) for name in clients}
    assert answers["author"].headers["Cache-Control"] == "no-cache, private"


@pytest.mark.parametrize("who", ["visitor", "author"])
def test_a_change_shows_at_once(cast: Cast, session: Session, who: str) -> None:
    client = Client() if who == "visitor" else signed_in(cast, who)

    def titles(tag: str) -> tuple[int, int, str]:
        answer = ask(client, tag)
        # What search engines read names the edition too.
        body = re.sub(r"<script type=.application/ld.json.>.*?</script>", "", answer.content.decode())
        return body.count(">Opening</a></h3>"), body.count("Renamed edition"), answer.headers["ETag"]

    *_told, tag = titles("")
    change_session(session, by=cast.organiser, title="Opening")
    release_programme(cast.cohort, by=cast.organiser)
    *told, tag = titles(tag)
    assert told == [1, 0]
    change_cohort(cast.cohort, by=cast.organiser, title="Renamed edition")
    *told, tag = titles(tag)
    assert told == [1, 2]


def test_a_reader_who_joins_or_moves_sees_it_at_once(cast: Cast, session: Session) -> None:
    client = signed_in(cast, "author")
    tag = ask(client).headers["ETag"]
    cast.author.time_zone = "Asia/Tokyo"
    cast.author.save()
    moved = ask(client, tag)
    cast.author.tenures.update(ended_at=dt.datetime(2030, 1, 1, tzinfo=dt.UTC))
    gone = ask(client, moved.headers["ETag"])

    assert (moved.status_code, gone.status_code) == (HTTPStatus.OK, HTTPStatus.OK)
    assert [answer.content.decode().count(f'href="{LINK}"') for answer in (moved, gone)] == [1, 0]


def test_signing_in_again_brings_new_forms(cast: Cast, session: Session) -> None:
    client = signed_in(cast, "author")
    tag = ask(client).headers["ETag"]
    client.cookies.pop(settings.CSRF_COOKIE_NAME)

    assert ask(client, tag).status_code == HTTPStatus.OK


def test_a_message_is_told_and_never_kept(cast: Cast, session: Session) -> None:
    tag = ask(Client()).headers["ETag"]
    storage, told = CookieStorage(RequestFactory().get("/")), HttpResponse()
    storage.add(messages.SUCCESS, "You have signed out.")
    storage.update(told)
    client = Client()
    client.cookies.load(told.cookies.output(header=""))
    answer, after = ask(client, tag), ask(client, tag)

    assert (answer.content.decode().count("You have signed out."), "ETag" in answer.headers) == (1, False)
    assert after.status_code == HTTPStatus.NOT_MODIFIED
    assert ask(Client()).content.decode().count("You have signed out.") == 0


def test_a_draft_is_not_confirmed_to_who_had_it(cast: Cast, session: Session) -> None:
    tag = ask(Client()).headers["ETag"]
    cast.cohort.state = "draft"
    cast.cohort.save()

    assert ask(Client(), tag).status_code == HTTPStatus.NOT_FOUND


def test_what_was_kept_before_a_new_version_is_never_shown_after_it(settings, tmp_path) -> None:
    (tmp_path / "templates").mkdir()
    settings.BASE_DIR, settings.STATIC_ROOT, settings.DEBUG = tmp_path, tmp_path / "static", True
    seen = {look()}
    (tmp_path / "templates" / "page.html").write_text("Good day")
    seen.add(look())
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "staticfiles.json").write_text("{}")
    seen.add(look())

    assert len(seen) == 3
