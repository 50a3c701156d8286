"""A wrong release is superseded by an older one made anew, and any two can be compared."""

import datetime as dt
import re

import pytest
from django.test import Client

from accounts.domain.moves import Refused
from outbox.models import Message
from programme.domain.consultation import decide, leave_remark
from programme.domain.release import release_programme
from programme.domain.restoring import rehearse_restoration, restore_release
from programme.domain.sessions import change_session
from programme.domain.slots import change_slot
from programme.domain.stages import cancel_session
from programme.models import Release, ReleaseThread, Session
from tests.conftest import Cast
from tests.factories.programme import SessionFactory

Row = tuple[str, str, str, bool, int]


def utc(day: int, hour: int) -> dt.datetime:
    return dt.datetime(2024, 11, day, hour, tzinfo=dt.UTC)


def put(code: str, cast: Cast, day: int) -> None:
    session = Session.objects.get(code=code)
    change_slot(session, certainty="firm", starts_at=utc(day, 8), ends_at=utc(day, 9), by=cast.organiser)


def rows(release: Release) -> list[Row]:
    return [
        (copy.code, copy.title, f"{copy.starts_at:%d}", copy.cancelled, copy.sequence)
        for copy in release.sessions.all()
    ]


@pytest.fixture
def right(cast: Cast) -> Release:
    for order, code in enumerate(("law", "data"), start=1):
        SessionFactory(cohort=cast.cohort, code=code, title=code.title(), order=order)
        put(code, cast, 7)
    return release_programme(cast.cohort, kind="final", by=cast.organiser)


@pytest.fixture
def wrong(cast: Cast, right: Release) -> Release:
    """Law moved and was renamed, data is cancelled, and there is a third."""
    put("law", cast, 8)
    change_session(Session.objects.get(code="law"), title="Lore", by=cast.organiser)
    cancel_session(Session.objects.get(code="data"), by=cast.organiser)
    SessionFactory(cohort=cast.cohort, code="extra", title="Extra", order=3)
    put("extra", cast, 9)
    return release_programme(cast.cohort, kind="final", by=cast.organiser)


def test_the_next_release_is_as_the_older_one_was(cast: Cast, right: Release, wrong: Release) -> None:
    assert rows(right) == [("law", "Law", "07", False, 0), ("data", "Data", "07", False, 0)]
    assert rows(wrong) == [
        ("law", "Lore", "08", False, 1),
        ("data", "Data", "07", True, 1),
        ("extra", "Extra", "09", False, 0),
    ]

    third = restore_release(right, note="Sent by mistake.", by=cast.organiser, at=utc(2, 9))

    assert (third.number, third.kind, third.note) == (3, "final", "Sent by mistake.")
    assert rows(third) == [
        ("law", "Law", "07", False, 2),
        ("data", "Data", "07", False, 2),
        ("extra", "Extra", "09", True, 1),
    ]
    assert [(change["code"], change["kind"], change["before"]) for change in third.changes] == [
        ("law", "moved", "Fri 8 November 2024, 09:00 to 10:00 CET"),
        ("law", "retitled", "Lore"),
        ("data", "back", ""),
        ("extra", "cancelled", "Sat 9 November 2024, 09:00 to 10:00 CET"),
    ]
    assert [each.pk for each in Release.objects.order_by("number")] == [right.pk, wrong.pk, third.pk]
    assert rows(right) == [("law", "Law", "07", False, 0), ("data", "Data", "07", False, 0)]


def test_an_address_in_calendars_stays_the_same(cast: Cast, right: Release, wrong: Release) -> None:
    third = restore_release(right, by=cast.organiser)

    def uids(release: Release) -> dict[str, object]:
        return dict(release.sessions.values_list("code", "uid"))

    assert uids(third) == uids(wrong)


def test_the_working_programme_stays_as_it_is(cast: Cast, right: Release, wrong: Release) -> None:
    restore_release(right, by=cast.organiser)

    assert Session.objects.get(code="law").title == "Lore"
    assert rows(release_programme(cast.cohort, kind="final", by=cast.organiser)) == [
        ("law", "Lore", "08", False, 3),
        ("data", "Data", "07", True, 3),
        ("extra", "Extra", "09", False, 2),
    ]


def mails() -> int:
    """Drafts that say what became of a remark."""
    return Message.objects.drafted().filter(text__contains="Law, date and time: adopted").count()


def test_what_was_adopted_since_is_not_told_by_it(cast: Cast, right: Release) -> None:
    first = release_programme(cast.cohort, kind="preliminary", by=cast.organiser)
    remark = leave_remark(first.sessions.get(code="law"), field="when", text="Later, please.", by=cast.author)
    decide(remark, outcome="changed", by=cast.organiser)

    restore_release(right, by=cast.organiser)
    assert (ReleaseThread.objects.get().told_in, mails()) == (None, 0)

    final = release_programme(cast.cohort, kind="final", by=cast.organiser)
    assert (ReleaseThread.objects.get().told_in, mails()) == (final, 1)


def test_the_newest_release_needs_no_bringing_back(cast: Cast, right: Release, wrong: Release) -> None:
    with pytest.raises(Refused, match="newest release already"):
        restore_release(wrong, by=cast.organiser)

    assert Release.objects.count() == 2


def test_a_rehearsal_of_it_stores_nothing(right: Release, wrong: Release) -> None:
    assert rehearse_restoration(right).number == 3
    assert Release.objects.count() == 2


def test_an_organiser_rehearses_it_and_brings_it_back(
    client: Client, cast: Cast, right: Release, wrong: Release
) -> None:
    client.force_login(cast.organiser)
    page = "/udt-test/studio/programme/release/?restores=1"
    (link,) = re.findall(
        r'href="([^"]*restores=1)"', client.get("/udt-test/programme/releases/1/").content.decode()
    )
    newest = client.get("/udt-test/programme/releases/2/").content.decode()

    assert (link, newest.count("restores=")) == (page, 0)
    assert client.get(page).status_code == 200
    answer = client.post(page, {"number": "3", "note": "Sent by mistake."})

    assert answer.headers["Location"] == "/udt-test/programme/releases/3/"
    assert [copy.title for copy in Release.objects.get(number=3).sessions.all()] == ["Law", "Data", "Extra"]


@pytest.mark.parametrize(("restores", "status"), [("2", 409), ("9", 404), ("x", 404), ("9" * 30, 404)])
def test_what_can_not_be_brought_back_says_so(
    client: Client, cast: Cast, right: Release, wrong: Release, restores: str, status: int
) -> None:
    client.force_login(cast.organiser)

    assert client.get(f"/udt-test/studio/programme/release/?restores={restores}").status_code == status


def test_any_two_releases_are_compared(client: Client, cast: Cast, right: Release, wrong: Release) -> None:
    third = restore_release(right, by=cast.organiser)
    page = f"/udt-test/programme/releases/{third.number}/"

    def said(query: str) -> list[str]:
        body = client.get(page + query).content.decode().partition('<ol class="changes">')[2]
        return re.findall(r"<dt>([\w, ]+)</dt>", body.partition("</ol>")[0])

    assert said("?since=2") == ["moved", "retitled", "back", "cancelled"]
    assert said("?since=1") == []
    assert [client.get(f"{page}?since={other}").status_code for other in ("3", "7", "x")] == [404, 404, 404]
