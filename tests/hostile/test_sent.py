"""Hostile texts in what is no page: mail, calendar, the text protocol, headers."""

import datetime as dt
import email
import email.policy
import json
import re
from typing import Any
from urllib.parse import urljoin

import pytest
from django.core import mail
from django.test import Client

from cohorts.domain.inviting import draft_invitation, send_invitation
from outbox.domain.delivering import deliver_due
from programme.domain.release import release_programme
from programme.models import Session, Slot
from tests.factories.programme import PhaseFactory, TrackFactory
from tests.hostile.chromium import Answer, kinds_of
from tests.hostile.payloads import corpus
from tests.hostile.stage import NAME, TITLE, cut

TEXTS = [payload.text for payload in corpus() if payload.storable]
HREF = re.compile(r'href="([^"]*)"')
TEXT_URL = "/udt-test/plans/ghent/challenge/text"
# What a line of our calendar may begin with.
NAMES = frozenset(
    """BEGIN END VERSION PRODID CALSCALE X-WR-CALNAME REFRESH-INTERVAL X-PUBLISHED-TTL UID SEQUENCE DTSTAMP
    LAST-MODIFIED SUMMARY STATUS DTSTART DTEND TRANSP LOCATION DESCRIPTION URL TZID TZOFFSETFROM TZOFFSETTO
    TZNAME""".split()  # noqa: SIM905
)


@pytest.fixture
def letters(cast: Any, settings: Any) -> list[Any]:
    """One letter for each text, from who is named so to who is."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    for number, text in enumerate(TEXTS):
        cast.cohort.title = cast.organiser.name = cut(text, TITLE)
        letter = draft_invitation(
            cast.cohort, f"a{number}@example.org", name=cut(text, NAME), role="trainer", by=cast.organiser
        )
        send_invitation(letter, by=cast.organiser)
    deliver_due(limit=len(TEXTS))
    policy = email.policy.default
    return [email.message_from_bytes(sent.message().as_bytes(), policy=policy) for sent in mail.outbox]


@pytest.mark.once
def test_a_letter_stays_a_letter(letters: list[Any]) -> None:
    assert len(letters) == len(TEXTS)
    told = {
        "Content-Type",
        "MIME-Version",
        "Subject",
        "From",
        "To",
        "Date",
        "Message-ID",
    }

    assert {letter.get_content_type() for letter in letters} == {"multipart/alternative"}
    kinds = [[part.get_content_type() for part in letter.iter_parts()] for letter in letters]
    assert kinds == [["text/plain", "text/html"]] * len(TEXTS)
    assert {frozenset(letter.keys()) for letter in letters} == {frozenset(told)}
    assert [str(letter["To"]) for letter in letters] == [f"a{n}@example.org" for n in range(len(TEXTS))]
    assert {line for letter in letters for line in links(letter)} == {
        "http://localhost:8000/accounts/invitation/"
    }
    check_html(letters)


def links(letter: Any) -> list[str]:
    """The lines that are an address and nothing else, without the secret: the link; then the small print."""
    lines = [line.strip() for line in letter.get_body(("plain",)).get_content().split("\n")]
    found = [line for line in lines if re.fullmatch(r"https?://\S+", line)]
    assert found[-1] == "http://localhost:8000/"
    return [re.sub(r"[^/]+/$", "", line) for line in found[-2:-1]]


def check_html(letters: list[Any]) -> None:
    """As a browser parses it: the elements are the template's, and every link is ours."""
    whole = {str(n): letter.get_body(("html",)).get_content() for n, letter in enumerate(letters)}
    # Escaping is the same for all of them, so a fifth is parsed; where links lead is asked of each.
    parsed = kinds_of({n: Answer(200, {}, whole[n].encode()) for n in list(whole)[::5]})
    usual = set(parsed["0"]) | {"BR"}
    links = {re.sub(r"[^/]+/$", "", link) for html in whole.values() for link in HREF.findall(html)}

    assert {n: sorted(set(kinds) - usual) for n, kinds in parsed.items() if set(kinds) - usual} == {}
    # The button, its address in letters, and the site below.
    assert {kinds["A href style"] for kinds in parsed.values()} == {3}
    assert links == {"http://localhost:8000/accounts/invitation/", "http://"}


@pytest.mark.once
def test_a_calendar_has_no_line_but_ours(cast: Any, client: Client) -> None:
    phase, track = PhaseFactory(cohort=cast.cohort), TrackFactory(cohort=cast.cohort)
    begins = dt.datetime(2024, 10, 1, 9, tzinfo=dt.UTC)
    for number, text in enumerate(TEXTS):
        session = Session.objects.create(
            cohort=cast.cohort, code=f"s{number}", title=cut(text, TITLE), phase=phase, track=track,
            relevance=text, place=cut(text, 200), format="in_person",
        )  # fmt: skip
        at = begins + dt.timedelta(hours=number)
        Slot.objects.create(
            session=session, certainty="firm", wording=cut(text, 120), time_zone="Europe/Brussels",
            starts_at=at, ends_at=at + dt.timedelta(hours=1),
        )  # fmt: skip
    release_programme(cast.cohort, by=cast.organiser)
    reply = client.get("/udt-test/programme.ics")
    lines = re.split(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+", unfolded(reply.content))

    assert reply.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert {re.split("[:;]", line)[0] for line in lines if line} - set(NAMES) == set()
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(TEXTS)


def unfolded(content: bytes) -> str:
    return content.decode().replace("\r\n ", "").replace("\r\n\t", "")


def test_the_text_protocol_gives_back_what_it_was_given(cast: Any, challenge: Any, client: Client) -> None:
    client.force_login(cast.author)
    # The longest way of all: each is merged, stored and given back, so one in five is enough.
    asked = [payload for number, payload in enumerate(corpus()) if number % 5 == 0 or not payload.storable]
    refused = []
    base = 0
    for payload in asked:
        body = json.dumps({"text": payload.text, "base": base})
        reply = client.put(TEXT_URL, body, content_type="application/json")
        assert reply.headers["Content-Type"] == "application/json"
        assert reply.headers["X-Content-Type-Options"] == "nosniff"
        if reply.status_code == 400:
            refused.append(payload.name)
        else:
            base = reply.json()["revision"]
            assert client.get(TEXT_URL).json()["text"] == reply.json()["text"]

    assert refused == [payload.name for payload in asked if not payload.storable]


@pytest.mark.once
def test_no_text_comes_into_a_header(cast: Any, challenge: Any) -> None:
    """Names of files, addresses to go on to, and whatever a form sends back."""
    client = Client()
    client.force_login(cast.author)
    for text in TEXTS[::4]:
        profile = {"name": text, "time_zone": "Europe/Oslo", "language": "en-gb"}
        for reply in (
            client.post("/accounts/profile/", profile),
            client.post("/udt-test/plans/ghent/change/", {"title": text}),
            client.get("/accounts/login/", {"next": text}),
        ):
            assert leads_within(reply.headers.get("Location", "")), text


def leads_within(location: str) -> bool:
    """Whether a browser, which reads a backslash as a slash, stays with us."""
    gone = urljoin("http://testserver/accounts/login/", location.replace("\\", "/"))
    return gone.startswith("http://testserver/") and not set(location) & set("\r\n\t")
