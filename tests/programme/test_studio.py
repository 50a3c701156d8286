"""The organisers' hands on the programme, and a trainer's on the own materials."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from programme.domain.outputs import add_output
from programme.domain.sessions import Trainer, change_session, set_trainers
from programme.domain.slots import change_slot
from programme.models import Phase, Release, Session
from tests.conftest import Cast
from tests.factories.cohorts import RoleFactory
from tests.factories.programme import PhaseFactory, SessionFactory, TrackFactory
from tests.programme.sheets import errors, page, written


def test_moves_and_outputs_have_buttons(organiser: Client, cast: Cast, legal: Session) -> None:
    output = add_output(legal, title="A note", by=cast.organiser)
    for move in ("confirm", "hold"):
        organiser.post(page("session_move", code="legal"), {"move": move})
    refused = organiser.post(page("session_move", code="legal"), {"move": "close"})
    organiser.post(page("output_move", code="legal", output=output.pk), {"move": "deliver"})
    organiser.post(page("session_move", code="legal"), {"move": "close"})
    nonsense = organiser.post(page("session_move", code="legal"), {"move": "dance"})

    assert (refused.status_code, nonsense.status_code) == (409, 400)
    assert Session.objects.get().state == "closed"


def test_phases_and_tracks_have_forms(organiser: Client) -> None:
    organiser.post(page("phase_new"), {"code": "after", "title": "After", "order": "3"})
    organiser.post(page("phase", code="after"), {"title": "Afterwards", "order": "3"})
    organiser.post(page("track_new"), {"code": "policy", "title": "Policy", "kind": "policy"})
    double = organiser.post(page("track_new"), {"code": "policy", "title": "Policy", "kind": "policy"})

    assert Phase.objects.get(code="after").title == "Afterwards"
    assert errors(double.content.decode()) == ["Code: “policy” is taken in this cohort."]


def test_the_list_shows_every_session_and_its_warnings(organiser: Client, legal: Session) -> None:
    body = organiser.get(page("studio")).content.decode()

    assert re.findall(r'<th scope="row"><a href="([^"]+)">([^<]+)', body) == [
        (page("session", code="legal"), "Legal")
    ]
    assert re.findall(r"<dt>([^<]+)", body)[:2] == ["It has no date yet.", "Nobody is named to teach it."]


def test_a_release_is_rehearsed_and_made(organiser: Client, cast: Cast, legal: Session) -> None:
    organiser.post(page("release_new"), {"kind": "preliminary", "number": "1"})
    change_session(legal, by=cast.organiser, title="The law")
    rehearsal = organiser.get(page("release_new")).content.decode()
    answer = organiser.post(page("release_new"), {"kind": "final", "note": "Settled", "number": "2"})

    assert re.findall(r"<b>(.+)</b>\s+<dl>\s+<div><dt>(\w+)</dt><dd> <del>([^<]+)</del>", rehearsal) == [
        ("The law", "retitled", "was Legal")
    ]
    assert answer.headers["Location"] == page("mailing", number=2)
    assert list(Release.objects.values_list("number", "kind", "note")) == [
        (1, "preliminary", ""), (2, "final", "Settled"),
    ]  # fmt: skip


def test_a_release_that_another_organiser_overtook_is_shown_anew(organiser: Client, legal: Session) -> None:
    organiser.post(page("release_new"), {"kind": "final", "number": "1"})
    late = organiser.post(page("release_new"), {"kind": "final", "number": "1"})
    body = late.content.decode()

    assert (late.status_code, Release.objects.count()) == (422, 1)
    assert errors(body) == ["Somebody else released meanwhile. Look at the changes again."]
    assert re.findall(r'name="number" value="(\d+)"', body) == ["2"]


def test_a_trainer_reads_the_own_session_and_supplies_materials(
    client: Client, cast: Cast, legal: Session
) -> None:
    set_trainers(legal, [Trainer("Ada", None, cast.trainer)], by=cast.organiser)
    SessionFactory(cohort=cast.cohort, code="other")
    client.force_login(cast.trainer)

    own, other = (client.get(page("session", code=code)).status_code for code in ("legal", "other"))
    written_to = client.post(page("session", code="legal"), written(title="Mine")).status_code
    supplied = client.post(page("session_materials", code="legal"), {"materials": "Slides"}).status_code
    elsewhere = client.post(page("session_materials", code="other"), {"materials": "Slides"}).status_code

    assert (own, other, written_to, supplied, elsewhere) == (200, 404, 403, 302, 404)
    legal.refresh_from_db()
    assert (legal.title, legal.materials) == ("Legal", "Slides")


PLACES = ["studio", "session_new", "phase_new", "track_new", "release_new"]
OTHERS = ["author", "partner", "outsider", "trainer", "observer", "stranger", "former", "superuser"]


@pytest.mark.parametrize("who", OTHERS)
def test_the_studio_is_not_there_for_others(client: Client, cast: Cast, legal: Session, who: str) -> None:
    client.force_login(cast.all()[who])  # type: ignore[arg-type]
    pages = [page(name) for name in PLACES]
    pages += [page("session", code="legal"), page("phase", code="training"), page("track", code="all")]
    posted = [*pages[1:], page("session_move", code="legal"), page("session_materials", code="legal")]

    assert [client.get(address).status_code for address in pages] == [404] * len(pages)
    assert [client.post(address, {"move": "confirm"}).status_code for address in posted] == [404] * 9
    assert Session.objects.get().state == "planned"


def test_a_visitor_is_led_to_sign_in(client: Client, cast: Cast) -> None:
    answers = [client.get(page(name)).status_code for name in PLACES]

    assert answers == [302] * 5


def test_another_cohorts_organiser_is_nobody_here(client: Client, cast: Cast, legal: Session) -> None:
    RoleFactory(user=cast.stranger)
    client.force_login(cast.stranger)

    assert client.get(page("studio")).status_code == 404
    assert client.get(page("session", code="legal")).status_code == 404


def test_the_list_costs_the_same_with_more_sessions(
    organiser: Client, cast: Cast, legal: Session, django_assert_max_num_queries: Any
) -> None:
    counts = []
    for _more in range(2):
        with django_assert_max_num_queries(12 + 2) as captured:
            organiser.get(page("studio"))
        counts.append(len(captured))
        SessionFactory(cohort=cast.cohort, phase=legal.phase, track=legal.track)
        SessionFactory(cohort=cast.cohort)

    assert counts == [counts[0]] * 2


def test_an_empty_studio_says_what_to_do_first(client: Client, cast: Cast) -> None:
    client.force_login(cast.organiser)

    def first() -> list[tuple[str, str]]:
        body = client.get(page("studio")).content.decode()
        return re.findall(r'<p class="empty">.+<a href="([^"]+)">([^<]+)</a>', body)

    steps = first()
    PhaseFactory(cohort=cast.cohort)
    steps += first()
    TrackFactory(cohort=cast.cohort)
    steps += first()

    assert steps == [
        (page("phase_new"), "Add the first phase"),
        (page("track_new"), "Add the first track"),
        (page("session_new"), "Add the first session"),
    ]


def test_what_nobody_was_told_is_shown_and_marked(organiser: Client, cast: Cast, legal: Session) -> None:
    organiser.post(page("release_new"), {"kind": "preliminary", "number": "1"})
    before = organiser.get(page("studio")).content.decode()
    change_session(legal, by=cast.organiser, title="The law")
    after = organiser.get(page("studio")).content.decode()

    assert [body.count('class=" is-changed"') for body in (before, after)] == [0, 1]
    assert re.findall(r"<dt>(\w+)</dt><dd> <del>([^<]+)</del>", after) == [("retitled", "was Legal")]


def test_many_contradictions_are_summed_up(organiser: Client, cast: Cast, legal: Session) -> None:
    day: Any = {
        "starts_at": dt.datetime(2024, 11, 7, 9, tzinfo=dt.UTC),
        "ends_at": dt.datetime(2024, 11, 7, 10, tzinfo=dt.UTC),
    }
    for number in range(5):
        other = SessionFactory(
            cohort=cast.cohort, code=f"s{number}", title=f"S{number}", phase=legal.phase, track=legal.track
        )
        change_slot(other, certainty="firm", by=cast.organiser, **day)
    body = organiser.get(page("studio")).content.decode()
    row = next(part for part in body.split("<tr") if part.startswith(' id="s4"'))

    assert re.findall(r'class="odd">([^<]+)<', row) == [
        "“S0” takes the same people at the same time.",
        "“S1” takes the same people at the same time.",
        "and 2 more like it",
        "nobody",
        "not said",
    ]
