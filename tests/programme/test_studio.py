"""The organisers' hands on the programme, and a trainer's on the own materials."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from programme.domain.outputs import add_output
from programme.domain.sessions import Trainer, change_session, set_trainers
from programme.domain.slots import change_slot
from programme.models import Output, Phase, ProgrammeEvent, Release, Session, Track
from tests.conftest import Cast
from tests.factories.cohorts import RoleFactory
from tests.factories.programme import PhaseFactory, SessionFactory, TrackFactory

FIRM = {"slot__certainty": "firm"}
FORMSETS = {
    f"{prefix}-{name}": number
    for prefix in ("trainers", "outputs")
    for name, number in (("TOTAL_FORMS", "1"), ("INITIAL_FORMS", "0"))
}


def page(name: str, **words: Any) -> str:
    return reverse(f"programme:{name}", kwargs={"cohort": "udt-test", **words})


def written(**changes: str) -> dict[str, str]:
    """A sheet as an organiser fills it in; `slot-`, `trainers-0-` and so on name the parts."""
    sheet = {
        "title": "Legal", "code": "legal", "phase": "training", "track": "all", "order": "1",
        "kind": "plenary", "format": "in_person", "place": "Barcelona", "slot-certainty": "undated",
        "outputs-0-owner": "organisers",
    }  # fmt: skip
    return {**FORMSETS, **sheet, **{name.replace("__", "-"): value for name, value in changes.items()}}


def errors(body: str) -> list[str]:
    summary = "".join(re.findall(r'<ul class="form-errors-list">(.*?)</ul>', body, re.DOTALL))
    return [re.sub(r"<[^>]+>", "", line) for line in re.findall(r"<li>(.*?)</li>", summary, re.DOTALL)]


@pytest.fixture
def organiser(client: Client, cast: Cast) -> Client:
    PhaseFactory(cohort=cast.cohort, code="training", title="Training")
    TrackFactory(cohort=cast.cohort, code="all", title="Common")
    client.force_login(cast.organiser)
    return client


@pytest.fixture
def legal(cast: Cast, organiser: Client) -> Session:
    phase, track = Phase.objects.get(), Track.objects.get()
    home = {"cohort": cast.cohort, "phase": phase, "track": track}
    return SessionFactory(code="legal", title="Legal", place="Barcelona", format="in_person", order=1, **home)


def test_an_organiser_writes_a_session_whole(organiser: Client, cast: Cast) -> None:
    sheet = written(
        goals="One\nTwo",
        slot__certainty="tentative",
        slot__starts_at="2024-11-08T09:00",
        slot__ends_at="2024-11-08T12:30",
        trainers__0__name="Ada Byron",
        trainers__0__email="trainer@example.org",
        outputs__0__title="A checklist",
        outputs__0__owner="cities",
    )

    answer = organiser.post(page("session_new"), sheet)

    session = Session.objects.get()
    assert answer.headers["Location"] == page("session", code="legal")
    assert (session.goals.splitlines(), session.slot.starts_at) == (
        ["One", "Two"], dt.datetime(2024, 11, 8, 8, tzinfo=dt.UTC),
    )  # fmt: skip
    assert [(t.name, t.user) for t in session.trainers.all()] == [("Ada Byron", cast.trainer)]
    assert [(o.title, o.owner) for o in session.outputs.all()] == [("A checklist", "cities")]
    assert set(ProgrammeEvent.objects.values_list("by", flat=True)) == {cast.organiser.pk}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": ""}, ["Title: This field is required."]),
        ({"code": "new"}, ["Code: “new” is the address of a page. Choose another code."]),
        ({"code": "under_score"}, ["Code: Use small letters, digits and single hyphens."]),
        (
            FIRM | {"slot__starts_at": "2024-11-08T09:00", "slot__ends_at": "2024-11-08T08:00"},
            ["Ends: It ends before it starts."],
        ),
        (
            {"slot__certainty": "window"},
            ["First day: A window needs its first and its last day.",
             "Last day: A window needs its first and its last day."],
        ),
        (
            {"slot__first_day": "2024-11-08"},
            ["First day: An undated session has no date. Choose how sure this one is, or empty the field."],
        ),
        (
            FIRM | {"slot__starts_at": "2024-03-31T02:30", "slot__ends_at": "2024-03-31T04:00"},
            ["Starts: On 31 March 2024 the clocks in Europe/Brussels go forward; 02:30 does not exist. "
             "Choose another."],
        ),
        ({"slot__time_zone": "Mars/Base"}, ["Time zone: No such time zone; write it as Europe/Madrid."]),
        (
            {"no_outputs": "on", "outputs__0__title": "A note", "outputs__0__owner": "cities"},
            ["This session says that no output is foreseen. Take that back first."],
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_told_beside_its_field_and_nothing_is_stored(
    organiser: Client, typed: dict[str, str], said: list[str]
) -> None:
    answer = organiser.post(page("session_new"), written(relevance="Typed with care", **typed))
    body = answer.content.decode()

    assert (answer.status_code, Session.objects.count()) == (422, 0)
    assert [line.replace("&quot;", '"') for line in errors(body)] == said
    assert body.count("Typed with care") == 1


def test_a_code_that_is_taken_is_told(organiser: Client, legal: Session) -> None:
    body = organiser.post(page("session_new"), written(title="Another")).content.decode()

    assert errors(body) == ["Code: “legal” is taken in this cohort."]


def test_a_step_up_the_ladder_leaves_the_window_behind(organiser: Client, cast: Cast, legal: Session) -> None:
    days: Any = {"first_day": dt.date(2024, 11, 1), "last_day": dt.date(2024, 11, 10)}
    change_slot(legal, certainty="window", by=cast.organiser, **days)
    window = {"slot__first_day": "2024-11-01", "slot__last_day": "2024-11-10"}
    clock = {"slot__starts_at": "2024-11-08T09:00", "slot__ends_at": "2024-11-08T10:00"}

    organiser.post(page("session", code="legal"), written(slot__certainty="firm", **window, **clock))

    legal.slot.refresh_from_db()
    assert (legal.slot.certainty, legal.slot.first_day) == ("firm", None)


def test_storing_what_is_there_changes_nothing(organiser: Client, legal: Session) -> None:
    answer = organiser.post(page("session", code="legal"), written(version="1"))

    assert (answer.status_code, ProgrammeEvent.objects.count()) == (302, 0)
    assert Session.objects.get().version == 1


def test_somebody_elses_change_is_told_and_not_overwritten(
    organiser: Client, cast: Cast, legal: Session
) -> None:
    change_session(legal, by=cast.organiser, title="Theirs")

    stale = organiser.post(page("session", code="legal"), written(title="Mine", version="1"))
    body = stale.content.decode()

    assert (stale.status_code, Session.objects.get().title) == (422, "Theirs")
    assert errors(body) == ["Somebody else changed this session while you wrote. Compare, then store again."]
    assert re.findall(r'name="version" value="(\d+)"', body) == ["2"]


def test_outputs_are_changed_and_dropped_on_the_sheet(organiser: Client, cast: Cast, legal: Session) -> None:
    one, two = (add_output(legal, title=title, by=cast.organiser) for title in ("One", "Two"))
    lines = {
        "outputs-TOTAL_FORMS": "3", "outputs-INITIAL_FORMS": "2",
        "outputs-0-id": str(one.pk), "outputs-0-title": "First", "outputs-0-owner": "cities",
        "outputs-1-id": str(two.pk), "outputs-1-title": "Two", "outputs-1-owner": "organisers",
        "outputs-1-DELETE": "on", "outputs-2-owner": "organisers",
    }  # fmt: skip

    organiser.post(page("session", code="legal"), written() | lines)

    assert [(o.title, o.owner) for o in Output.objects.all()] == [("First", "cities")]


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
    assert body.count("Nobody is named to teach it.") == 1


def test_a_release_is_rehearsed_and_made(organiser: Client, cast: Cast, legal: Session) -> None:
    organiser.post(page("release_new"), {"kind": "preliminary", "number": "1"})
    change_session(legal, by=cast.organiser, title="The law")
    rehearsal = organiser.get(page("release_new")).content.decode()
    answer = organiser.post(page("release_new"), {"kind": "final", "note": "Settled", "number": "2"})

    assert re.findall(r"<del>([^<]+)</del> <ins>([^<]+)</ins>", rehearsal) == [("Legal", "The law")]
    assert answer.headers["Location"] == page("release", number=2)
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


def test_every_mistake_of_the_sheet_is_in_one_summary(organiser: Client, cast: Cast) -> None:
    typed = {"title": "", "slot-certainty": "window", "slot-first_day": "2024-11-08"}
    lines = {"trainers-0-email": "nobody@example.org", "outputs-0-due_wording": "mid-October"}

    body = organiser.post(page("session_new"), written() | typed | lines).content.decode()

    assert body.count('id="form-errors-h"') == 1
    assert errors(body) == [
        "Title: This field is required.",
        "Last day: A window needs its first and its last day.",
        "Name: This field is required.",
        "E-mail of the account: Nobody has an account under this address. Invite them first.",
        "Output: This field is required.",
    ]
