"""A session that nobody was told of can be deleted; any other is cancelled."""

from django.test import Client

from programme.domain.deliveries import deliver_for
from programme.domain.outputs import add_output
from programme.domain.release import release_programme
from programme.domain.sessions import Trainer, change_session, set_trainers
from programme.domain.supplies.materials import add_material
from programme.models import Output, ProgrammeEvent, Session, SessionTrainer, Slot
from tests.conftest import Cast
from tests.programme.polling import make_poll
from tests.programme.sheets import page


def drop(client: Client, session: Session) -> tuple[int, str]:
    answer = client.post(page("session_drop", code=session.code), {"version": str(session.version)})
    return answer.status_code, answer.context["reason"] if answer.context else ""


def test_it_goes_with_all_that_was_written_and_the_record_stays(
    organiser: Client, cast: Cast, legal: Session
) -> None:
    add_output(legal, title="A note", by=cast.organiser)
    set_trainers(legal, [Trainer("Ada")], by=cast.organiser)

    assert organiser.get(page("session_drop", code="legal")).content.decode().count("Delete it for good") == 1
    assert drop(organiser, legal)[0] == 302

    left = [rows.objects.count() for rows in (Session, Slot, Output, SessionTrainer)]
    last = ProgrammeEvent.objects.latest("pk")
    assert (left, last.verb, last.note, last.by) == ([0] * 4, "deleted", "legal: Legal", cast.organiser)


def test_one_that_a_release_holds_stays(organiser: Client, cast: Cast, legal: Session) -> None:
    release_programme(cast.cohort, by=cast.organiser)

    assert organiser.get(page("session_drop", code="legal")).content.decode().count("Delete it for good") == 0
    assert drop(organiser, legal) == (
        409, "A release holds it, and calendars too. Cancel it instead: then everybody is told.",
    )  # fmt: skip
    assert Session.objects.get() == legal


def test_one_that_people_were_asked_about_stays(organiser: Client, cast: Cast, legal: Session) -> None:
    make_poll(cast, legal)

    assert drop(organiser, legal)[0] == 409
    assert Session.objects.get() == legal


def test_one_that_something_was_given_to_or_delivered_for_stays(
    organiser: Client, cast: Cast, legal: Session
) -> None:
    output = add_output(legal, title="A note", owner="cities", by=cast.organiser)
    deliver_for(output, cast.ghent, by=cast.author, note="Sent.")
    delivered = drop(organiser, legal)
    output.deliveries.update(state="open")
    add_material(legal, title="Slides", link="https://slides.example/", by=cast.organiser)
    supplied = drop(organiser, legal)

    assert [delivered, supplied] == [
        (409, "Something that it promised was delivered or waived. Cancel it instead."),
        (409, "Files or a recording were given to it, and stay on the record. Cancel it instead."),
    ]
    assert Session.objects.get() == legal


def test_one_that_somebody_just_changed_stays(organiser: Client, cast: Cast, legal: Session) -> None:
    seen = Session.objects.get()
    change_session(legal, by=cast.organiser, title="The law")

    assert drop(organiser, seen)[0] == 409
    assert Session.objects.get().title == "The law"
