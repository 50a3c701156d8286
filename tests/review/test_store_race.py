"""Two writers in the same second: the second waits for the first and meets its text."""

import threading

import pytest
from django.db import connection, connections, transaction

from accounts.models import User
from actionplans.domain.store import Closed, Stored, store_text
from actionplans.models import Plan, Section
from tests.at_once import wait_until_blocked
from tests.conftest import make_cast, make_plan

pytestmark = pytest.mark.django_db(transaction=True)


def store_beside(section: Section, by: User, text: str, base: int, answers: list) -> threading.Thread:
    def run() -> None:
        try:
            answers.append(store_text(section, text=text, base=base, by=by))
        except Exception as error:  # noqa: BLE001 - the test asks what it was
            answers.append(error)
        finally:
            connections.close_all()

    return threading.Thread(target=run)


def test_who_waited_for_the_lock_meets_the_newest_text():
    cast = make_cast()
    section = make_plan(cast).sections.get(code="challenge")
    store_text(section, text="One.\n\nTwo.\n", base=0, by=cast.author)
    answers: list = []
    second = store_beside(section, cast.partner, "One.\n\nTwo, by the partner.\n", 1, answers)
    with transaction.atomic():
        store_text(section, text="One, by the author.\n\nTwo.\n", base=1, by=cast.author)
        second.start()
        wait_until_blocked()
    second.join()
    assert [(type(a), getattr(a, "text", a)) for a in answers] == [
        (Stored, "One, by the author.\n\nTwo, by the partner.\n")
    ]


def test_who_waited_while_the_plan_was_submitted_is_told_so():
    cast = make_cast()
    plan = make_plan(cast)
    section = plan.sections.get(code="challenge")
    store_text(section, text="One.\n", base=0, by=cast.author)
    answers: list = []
    second = store_beside(section, cast.partner, "One, too late.\n", 1, answers)
    with transaction.atomic():
        Plan.objects.filter(pk=plan.pk).update(state="submitted")
        second.start()
        if connection.vendor == "postgresql":
            wait_until_blocked()
    second.join()
    assert [type(answer) for answer in answers] == [Closed]
    assert section.revisions.count() == 1
