"""A programme of five sessions that concern different people, and its releases at fixed moments."""

import datetime as dt

from outbox.models import Message
from programme.domain.release import release_programme
from programme.domain.sessions import Trainer, set_trainers
from programme.domain.slots import change_slot
from programme.models import Mailing, Release, ReleaseMessage, Session
from tests.conftest import Cast
from tests.factories.programme import SessionFactory, TrackFactory

SECRET = "https://meet.example/secret"


def utc(day: int, hour: int) -> dt.datetime:
    return dt.datetime(2024, 11, day, hour, tzinfo=dt.UTC)


def plan(cast: Cast) -> None:
    """Plenary for all, online; Law and Data side by side; a lunch; Open for all, without a date.

    The trainer teaches Data.
    """
    kinds = {"plenary": "common", "law": "policy", "data": "technical", "lunch": "common", "open": "common"}
    for order, (code, kind) in enumerate(kinds.items(), start=1):
        about = {"format": "online", "joining_link": SECRET} if code == "plenary" else {"format": "in_person"}
        about |= {"kind": "break"} if code == "lunch" else {}
        track = TrackFactory(cohort=cast.cohort, kind=kind)
        SessionFactory(cohort=cast.cohort, code=code, title=code.title(), order=order, track=track, **about)
        if code != "open":
            put(cast, code, order, 8)
    set_trainers(Session.objects.get(code="data"), [Trainer("Trainer", user=cast.trainer)], by=cast.organiser)


def put(cast: Cast, code: str, day: int, hour: int, certainty: str = "firm") -> None:
    """On that day of November, for an hour."""
    start, end = utc(day, hour), utc(day, hour + 1)
    session = Session.objects.get(code=code)
    change_slot(session, certainty=certainty, starts_at=start, ends_at=end, by=cast.organiser)


def release(cast: Cast, day: int = 1, hour: int = 0) -> Release:
    """Before anything begins, unless said otherwise."""
    at = utc(day, hour)
    return release_programme(cast.cohort, kind="final", by=cast.organiser, at=at)


def drafts() -> dict[str, list[str]]:
    """By the name in the address, what the calendar files that go with a draft are called."""
    waiting = Message.objects.drafted().order_by("address")
    return {
        message.address.partition("@")[0]: [file.name for file in message.attachments.all()]
        for message in waiting
    }


def lines(name: str) -> list[str]:
    """What the draft for somebody lists, item by item."""
    text = Message.objects.drafted().get(address=f"{name}@example.org").text
    return [line.removeprefix("- ") for line in text.splitlines() if line.startswith("- ")]


def told(mailing: Mailing, name: str) -> ReleaseMessage:
    """The message for somebody, as it stands now."""
    whole = ReleaseMessage.objects.of_mailing(mailing).with_message()
    found: ReleaseMessage = whole.get(person__email=f"{name}@example.org")
    return found
