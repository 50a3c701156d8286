"""A line of the agenda, written where it stands."""

import re

from django.test import Client

from cohorts.models import Organisation
from programme.domain.sessions import Trainer, change_session, set_trainers
from programme.models import Session, Slot, Track
from tests.conftest import Cast
from tests.factories.programme import TrackFactory
from tests.programme.sheets import errors, page

LINE = {
    "trainers-TOTAL_FORMS": "2", "trainers-INITIAL_FORMS": "1",
    "trainers-0-name": "Ada", "trainers-1-name": "Grace", "trainers-1-organisation": "Harbour lab",
    "title": "The law", "track": "policy", "kind": "parallel", "format": "hybrid",
    "slot-certainty": "window", "slot-wording": "mid-October",
    "slot-first_day": "2024-10-14", "slot-last_day": "2024-10-18", "slot-time_zone": "Europe/Brussels",
}  # fmt: skip


def test_it_opens_in_its_place_and_nowhere_else(organiser: Client, legal: Session) -> None:
    closed, opened, unknown = (
        organiser.get(f"{page('studio')}{query}").content.decode()
        for query in ("", "?edit=legal", "?edit=nowhere")
    )

    assert [body.count('<form class="line-form"') for body in (closed, opened, unknown)] == [0, 1, 0]
    assert re.findall(r'href="(\?edit=[^"]+)"', closed) == ["?edit=legal#line"]
    assert re.findall(r'name="title" value="([^"]*)"', opened) == ["Legal"]


def test_all_of_it_is_stored_at_once_and_nothing_else_changes(
    organiser: Client, cast: Cast, legal: Session
) -> None:
    TrackFactory(cohort=cast.cohort, code="policy", title="Policy")
    Organisation.objects.create(name="Harbour lab")
    set_trainers(legal, [Trainer("Ada")], by=cast.organiser)
    change_session(legal, by=cast.organiser, goals="Know the law")

    answer = organiser.post(page("session_line", code="legal"), {**LINE, "version": str(legal.version)})

    session, slot = Session.objects.select_related("track").get(), Slot.objects.get()
    assert answer.headers["Location"] == f"{page('studio')}#legal"
    assert (session.title, session.track.code, session.kind, session.format) == (
        "The law", "policy", "parallel", "hybrid",
    )  # fmt: skip
    assert (session.goals, session.place, session.order) == ("Know the law", "Barcelona", 1)
    assert (slot.certainty, slot.wording, str(slot.first_day), str(slot.last_day)) == (
        "window", "mid-October", "2024-10-14", "2024-10-18",
    )  # fmt: skip
    assert list(session.trainers.values_list("name", "organisation__name")) == [
        ("Ada", None), ("Grace", "Harbour lab"),
    ]  # fmt: skip


def test_what_can_not_be_stored_stays_typed_in_the_open_line(organiser: Client, legal: Session) -> None:
    wrong = {**LINE, "track": "all", "slot-last_day": "2024-10-01", "version": str(legal.version)}
    wrong = {name: value for name, value in wrong.items() if not name.endswith("organisation")}

    answer = organiser.post(page("session_line", code="legal"), wrong)
    body = answer.content.decode()

    assert (answer.status_code, errors(body)) == (422, ["Last day: It ends before it starts."])
    assert re.findall(r'name="(?:title|slot-wording|trainers-1-name)" value="([^"]*)"', body) == [
        "The law", "mid-October", "Grace",
    ]  # fmt: skip
    assert Session.objects.get().title == "Legal"


def test_two_organisers_in_one_line_do_not_overwrite_each_other(
    organiser: Client, cast: Cast, legal: Session
) -> None:
    opened = str(legal.version)
    change_session(legal, by=cast.organiser, title="Legal matters")
    mine = {**LINE, "track": "all", "version": opened}
    mine = {name: value for name, value in mine.items() if not name.endswith("organisation")}

    late = organiser.post(page("session_line", code="legal"), mine)
    body = late.content.decode()
    again = {**mine, "version": re.findall(r'name="version" value="(\d+)"', body)[0]}
    organiser.post(page("session_line", code="legal"), again)

    assert (late.status_code, re.findall(r'name="title" value="([^"]*)"', body)) == (422, ["The law"])
    assert errors(body) == ["Somebody else changed this session while you wrote. Compare, then store again."]
    assert re.findall(r'<tr><th scope="row">([^<]+)</th><td>([^<]*)</td><td>([^<]*)</td>', body) == [
        ("Title", "Legal matters", "The law"),
        ("Kind", "Plenary", "Parallel"),
        ("Format", "In person", "Hybrid"),
        ("Certainty", "Undated", "Window"),
        ("Printed wording", "", "mid-October"),
        ("First day", "", "2024-10-14"),
        ("Last day", "", "2024-10-18"),
    ]
    assert Session.objects.get().title == "The law"


def test_a_date_given_in_the_list_is_taken_back_whole(organiser: Client, cast: Cast, legal: Session) -> None:
    plain = {**LINE, "track": "all", "version": str(legal.version), "trainers-1-organisation": ""}
    organiser.post(page("session_line", code="legal"), plain)
    organiser.post(page("session_line", code="legal"), {**plain, "title": "Law", "version": ""})
    body = organiser.get(page("studio")).content.decode()

    back = organiser.post(page("undo"), {"list": "1"})
    slot = Slot.objects.get()

    assert re.findall(r">Move “([^”]+)” back<", body) == ["Law"]
    assert back.headers["Location"] == f"{page('studio')}#legal"
    assert (slot.certainty, slot.wording, slot.first_day, slot.last_day) == ("undated", "", None, None)
    assert (Session.objects.get().title, Track.objects.count()) == ("Law", 1)
    assert organiser.post(page("undo"), {"list": "1"}).status_code == 409
