"""What comes with a mail is an invitation that calendars take: RFC 5546, read by two libraries."""

import uuid
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import vobject
from django.core import mail
from icalendar import Calendar

from outbox.domain.delivering import deliver_due
from outbox.models import Attachment
from programme.domain.messages.sending import send_all
from programme.domain.slots import change_slot
from programme.domain.stages import cancel_session
from programme.models import Session, Slot
from tests.conftest import Cast
from tests.programme.telling import drafts, plan, put, release

HERE = Path(__file__).parent


@pytest.fixture
def planned(cast: Cast, settings: Any) -> Cast:
    settings.SITE_URL = "http://localhost:8000"
    settings.DEFAULT_FROM_EMAIL = "Trellis <programme@trellis.example>"
    plan(cast)
    for session in Session.objects.order_by("order"):
        Slot.objects.filter(session=session).update(uid=uuid.UUID(int=session.order))
    return cast


def sent(cast: Cast, name: str) -> list[EmailMessage]:
    """The newest release is sent; the calendar parts of one person's mail, as they went over the wire."""
    mail.outbox.clear()
    send_all(cast.cohort.releases.newest_first()[0].mailing, by=cast.organiser)
    deliver_due()
    (found,) = (each for each in mail.outbox if each.to == [f"{name}@example.org"])
    whole: Any = message_from_bytes(found.message().as_bytes(), policy=policy.default)
    return [part for part in whole.iter_attachments() if part.get_content_type() == "text/calendar"]


def written(part: EmailMessage) -> bytes:
    body: Any = part.get_payload(decode=True)
    return bytes(body)


def entry(text: str) -> Any:
    """The one entry of a file."""
    file: Any = Calendar.from_ical(text)
    (event,) = file.walk("VEVENT")
    return event


def test_an_invitation_is_as_it_was_looked_at_once(planned: Cast) -> None:
    release(planned)

    plenary, _law = sent(planned, "author")

    assert plenary.get_filename() == "plenary.ics"
    assert plenary["Content-Type"] == 'text/calendar; method="REQUEST"; charset="utf-8"'
    assert written(plenary) == (HERE / "golden-request.ics").read_bytes()


def test_a_cancellation_is_as_it_was_looked_at_once(planned: Cast) -> None:
    release(planned)
    sent(planned, "author")
    cancel_session(Session.objects.get(code="law"), by=planned.organiser)
    release(planned)

    (law,) = sent(planned, "author")

    assert law.get_filename() == "law-cancelled.ics"
    assert written(law) == (HERE / "golden-cancel.ics").read_bytes()


def test_two_libraries_read_the_same(planned: Cast) -> None:
    release(planned)
    sent(planned, "author")
    put(planned, "plenary", 1, 9)
    release(planned)

    (part,) = sent(planned, "author")

    file: Any = Calendar.from_ical(written(part))
    (event,) = file.walk("VEVENT")
    other = vobject.readOne(written(part).decode())
    assert (file["METHOD"], other.method.value) == ("REQUEST", "REQUEST")
    assert (event["SEQUENCE"], other.vevent.sequence.value) == (1, "1")
    assert str(event["ORGANIZER"]) == other.vevent.organizer.value == "mailto:programme@trellis.example"
    assert str(event["ATTENDEE"]) == other.vevent.attendee.value == "mailto:author@example.org"
    assert event["DTSTART"].dt == other.vevent.dtstart.value
    assert event["UID"] == other.vevent.uid.value == f"{uuid.UUID(int=1)}@trellis"


def test_each_file_is_one_entry_and_names_one_person(planned: Cast) -> None:
    release(planned)

    for attachment in Attachment.objects.select_related("message"):
        event = entry(attachment.text)
        assert str(event["ATTENDEE"]) == f"mailto:{attachment.message.address}"


def test_a_name_breaks_no_line(planned: Cast) -> None:
    planned.author.name = 'Łódź "x"; END:VEVENT\r\nATTENDEE:mailto:evil@example.org ' + "y" * 80
    planned.author.save()
    release(planned)

    plenary, _law = sent(planned, "author")

    event = vobject.readOne(written(plenary).decode()).vevent
    assert [each.value for each in event.attendee_list] == ["mailto:author@example.org"]
    assert max(len(line) for line in written(plenary).split(b"\r\n")) == 75


@pytest.mark.parametrize("cancelled", [False, True])
def test_what_loses_its_date_is_cancelled_where_it_stood(planned: Cast, cancelled: bool) -> None:
    release(planned)
    sent(planned, "author")
    change_slot(Session.objects.get(code="law"), certainty="undated", by=planned.organiser)
    if cancelled:
        cancel_session(Session.objects.get(code="law"), by=planned.organiser)
    release(planned)

    (part,) = sent(planned, "author")

    event = entry(written(part).decode())
    assert (event["STATUS"], event["SEQUENCE"], f"{event['DTSTART'].dt:%d %H}") == ("CANCELLED", 1, "02 09")


def test_feeds_carry_no_method_still(planned: Cast, client: Any) -> None:
    release(planned)

    assert client.get("/udt-test/programme.ics").content.count(b"METHOD") == 0


def test_more_entries_than_a_mail_takes_are_read_at_the_own_address(
    planned: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("programme.domain.messages.composing.MOST_ENTRIES", 2)
    first = release(planned)

    assert drafts()["observer"] == []
    assert drafts()["author"] == ["plenary.ics", "law.ics"]
    text = first.mailing.messages.get(person=planned.observer).message.text
    assert text.splitlines()[9:12] == [
        "They are too many to come with a mail. Your calendar takes them all in, "
        "and follows every change, from your own address:",
        "",
        "http://localhost:8000/desk/calendar/",
    ]
