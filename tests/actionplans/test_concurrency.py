"""Several people in one section, thread or plan at the same moment: nothing is lost, one wins."""

import io
import json
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from PIL import Image

from accounts.domain.moves import Refused
from accounts.models import User
from actionplans.domain.figure import add_figure
from actionplans.domain.plan import begin_missing_plans, submit_plan
from actionplans.domain.remark import leave_remark, resolve_thread
from actionplans.domain.status import mark_final, mark_reviewed
from actionplans.domain.store import KeyReused, Overlap, Stored, store_text
from actionplans.domain.template import give_standard_template
from actionplans.models import Figure, Plan, PlanEvent, Revision, Section, SectionThread, SideDraft
from tests.at_once import at_once, wait_until_blocked
from tests.conftest import Cast
from tests.factories.accounts import UserFactory
from tests.factories.actionplans import PlanFactory, SectionFactory

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS, EDITS = 8, 10
# One paragraph for each writer: edits of different paragraphs never stand against one another.
GROUND = "".join(f"Ground {writer}.\n\n" for writer in range(WRITERS))
MARKS = [f"Mark {writer} of {edit}." for writer in range(WRITERS) for edit in range(EDITS)]


@pytest.fixture
def ground(cast: Cast, challenge: Section, write: Callable[..., Revision]) -> Section:
    write(challenge, GROUND, cast.author)
    return challenge


def newest(section: Section) -> Section:
    return Section.objects.select_related("current", "plan").get(pk=section.pk)


def edited(text: str, writer: int, edit: int) -> str:
    return text.replace(f"Ground {writer}.", f"Ground {writer}. Mark {writer} of {edit}.")


def holds_together(section: Section) -> None:
    """Numbers without a gap, each revision on the one before it, the newest as current."""
    stored = list(section.revisions.order_by("number").select_related("parent"))
    assert [r.number for r in stored] == list(range(1, len(stored) + 1))
    assert [r.parent for r in stored] == [None, *stored[:-1]]
    assert newest(section).current == stored[-1]


def test_eight_writers_lose_nothing(cast: Cast, ground: Section) -> None:
    people = [UserFactory() for _writer in range(WRITERS)]
    answers: list[Any] = []

    def write_on(writer: int, by: User) -> None:
        text, base = GROUND, 1  # all begin on the same revision, so that merging is sure
        for edit in range(EDITS):
            key = f"{writer}-{edit}"
            answer = store_text(ground, text=edited(text, writer, edit), base=base, by=by, key=key)
            answers.append(answer)
            seen = newest(ground)
            text, base = seen.text, seen.number

    ended = at_once(*[lambda w=w, by=by: write_on(w, by) for w, by in enumerate(people)])
    assert ended == [None] * WRITERS
    assert {type(answer) for answer in answers} == {Stored}
    holds_together(ground)
    last = newest(ground)
    assert last.number == 1 + WRITERS * EDITS
    assert [mark for mark in MARKS if last.text.count(mark) != 1] == []
    merged = Revision.objects.filter(kind="merged")
    assert merged.count() >= WRITERS - 1
    assert merged.count() == sum(answer.merged for answer in answers)
    assert merged.filter(merge_parent=None).count() == 0


def test_writers_over_http_lose_nothing(cast: Cast, ground: Section, sign_in: Callable[..., Client]) -> None:
    url = "/udt-test/plans/ghent/challenge/text"
    clients = [sign_in(person) for person in (cast.author, cast.partner, cast.author, cast.partner)]

    def write_on(writer: int, client: Client) -> list[int]:
        seen, statuses = {"text": GROUND, "revision": 1}, []
        for edit in range(5):
            body = json.dumps({"text": edited(str(seen["text"]), writer, edit), "base": seen["revision"]})
            headers = {"Idempotency-Key": f"{writer}-{edit}"}
            answer = client.put(url, body, content_type="application/json", headers=headers)
            statuses.append(answer.status_code)
            seen = client.get(url).json()
        return statuses

    ended = at_once(*[lambda w=w, c=c: write_on(w, c) for w, c in enumerate(clients)])
    assert ended == [[200] * 5] * 4
    holds_together(ground)
    last = newest(ground)
    marks = [f"Mark {writer} of {edit}." for writer in range(4) for edit in range(5)]
    assert (last.number, [mark for mark in marks if last.text.count(mark) != 1]) == (21, [])


def test_all_change_the_same_words_and_every_text_is_kept(cast: Cast, ground: Section) -> None:
    people = [UserFactory() for _writer in range(WRITERS)]
    sent = [GROUND.replace("Ground 0.", f"Soil {writer}.") for writer in range(WRITERS)]
    answers = at_once(
        *[
            lambda text=text, by=by: store_text(ground, text=text, base=1, by=by)
            for text, by in zip(sent, people, strict=True)
        ]
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["Overlap"] * 7 + ["Stored"]
    kept = [*ground.revisions.filter(number=2).values_list("text", flat=True)]
    kept += SideDraft.objects.values_list("text", flat=True)
    assert sorted(kept) == sorted(sent)
    assert {a.current["revision"] for a in answers if isinstance(a, Overlap)} == {2}


def test_an_edit_id_sent_many_times_at_once_makes_one_revision(cast: Cast, ground: Section) -> None:
    text = GROUND + "More.\n"
    answers = at_once(*[lambda: store_text(ground, text=text, base=1, by=cast.author, key="k1")] * 6)
    assert answers == [answers[0]] * 6
    assert (answers[0].revision, answers[0].merged, ground.revisions.count()) == (2, False, 2)


def test_an_edit_id_in_two_sections_at_once_is_one_edit(cast: Cast, plan: Plan) -> None:
    sections = list(plan.sections.all())
    answers = at_once(
        *[lambda s=s: store_text(s, text="Hot.", base=0, by=cast.author, key="k1") for s in sections]
    )
    assert [type(answer) for answer in answers if isinstance(answer, KeyReused)] == [KeyReused]
    assert Revision.objects.count() == 1


@pytest.mark.parametrize(
    ("code", "text", "answer"),
    [
        ("challenge", "Hot.", Stored),
        ("challenge", "Cold.", KeyReused),
        ("data", "Hot.", KeyReused),
        ("there", "Hot.", KeyReused),
    ],
    ids=["the same again", "another text", "another section", "another plan"],
)
def test_an_edit_id_that_comes_while_its_first_text_is_being_stored_waits_for_it(
    cast: Cast, plan: Plan, code: str, text: str, answer: type
) -> None:
    elsewhere = PlanFactory(pair=cast.oslo, template=plan.template)
    SectionFactory(plan=elsewhere, definition__code="there", definition__version=plan.template)
    first, second = plan.sections.get(code="challenge"), Section.objects.get(code=code)
    begun = threading.Event()
    stored: list[Any] = []

    def store() -> None:
        with transaction.atomic():
            stored.append(store_text(first, text="Hot.", base=0, by=cast.author, key="k1"))
            begun.set()
            wait_until_blocked()

    def store_again() -> Any:
        begun.wait(60)
        return store_text(second, text=text, base=0, by=cast.author, key="k1")

    _none, again = at_once(store, store_again)
    assert (type(again), again if answer is Stored else None) == (
        answer,
        stored[0] if answer is Stored else None,
    )
    assert list(Revision.objects.values_list("section__code", "text")) == [("challenge", "Hot.")]


def test_two_people_who_resolve_a_thread_at_once_resolve_it_once(cast: Cast, ground: Section) -> None:
    revision = newest(ground).current
    assert revision
    thread = leave_remark(revision, start=0, end=6, text="Why?", audience="cohort", by=cast.trainer)
    outcomes = {"answered": cast.author, "changed": cast.partner}
    results = at_once(
        *[
            lambda o=o, by=by: resolve_thread(SectionThread.objects.get(pk=thread.pk), outcome=o, by=by)
            for o, by in outcomes.items()
        ]
    )
    assert [type(r) for r in results if r is not None] == [Refused]
    stored = SectionThread.objects.get()
    assert (stored.state, stored.resolved_by) == ("resolved", outcomes[stored.outcome])
    assert PlanEvent.objects.filter(thread=thread, after="resolved").count() == 1


def test_two_officials_who_submit_at_once_submit_once(cast: Cast, plan: Plan, ground: Section) -> None:
    results = at_once(
        lambda: submit_plan(Plan.objects.get(pk=plan.pk), by=cast.author),
        lambda: submit_plan(Plan.objects.get(pk=plan.pk), by=cast.partner),
    )
    assert [type(r) for r in results if r is not None] == [Refused]
    assert Plan.objects.get().state == "submitted"
    assert PlanEvent.objects.filter(verb="submitted").count() == 1


def test_a_text_and_a_submission_at_once_leave_no_text_behind(
    cast: Cast, plan: Plan, ground: Section
) -> None:
    results = at_once(
        lambda: store_text(ground, text=GROUND + "More.\n", base=1, by=cast.author),
        lambda: submit_plan(Plan.objects.get(pk=plan.pk), by=cast.partner),
    )
    assert Plan.objects.get().state == "submitted"
    kept = [newest(ground).text, *SideDraft.objects.values_list("text", flat=True)]
    assert (results[1], kept.count(GROUND + "More.\n")) == (None, 1)


def test_two_organisers_who_begin_at_once_begin_each_plan_once(cast: Cast) -> None:
    given = at_once(*[lambda: give_standard_template(cast.cohort, by=cast.organiser)] * 2)
    assert [type(r) for r in given if isinstance(r, Exception)] == [Refused]
    begun = at_once(*[lambda: begin_missing_plans(cast.cohort, by=cast.organiser)] * 3)
    assert sorted(len(plans) for plans in begun) == [0, 0, 2]
    assert Plan.objects.count() == 2


def test_the_same_picture_twice_at_once_is_one_figure(cast: Cast, challenge: Section) -> None:
    out = io.BytesIO()
    Image.new("RGB", (3, 3), "red").save(out, "PNG")
    section = newest(challenge)
    data = out.getvalue()
    figures = at_once(*[lambda: add_figure(section, io.BytesIO(data), alt="A street", by=cast.author)] * 4)
    assert {figure.pk for figure in figures} == {Figure.objects.get().pk}


def test_two_say_at_once_how_far_a_section_is_and_one_wins(cast: Cast, ground: Section) -> None:
    Section.objects.filter(pk=ground.pk).update(state="ready", said_of=1)
    # Both have read it before either speaks.
    pair, peer = newest(ground), newest(ground)
    ended = at_once(
        lambda: mark_final(pair, of=1, by=cast.author), lambda: mark_reviewed(peer, of=1, by=cast.trainer)
    )
    lost = [error for error in ended if error is not None]
    events = list(PlanEvent.objects.filter(section=ground).values_list("before", "after"))

    assert [str(error) for error in lost] == [
        "Somebody else changed it a moment ago. Open it again to see how it stands now."
    ]
    assert isinstance(lost[0], Refused)
    assert events == [("ready", newest(ground).state)]
    assert newest(ground).state == ("final" if ended[0] is None else "reviewed")
