"""A plan walks by its table; every other step is refused and nothing is written."""

import pytest

from accounts.domain.moves import Refused
from actionplans.domain.plan import (
    accept_plan,
    begin_revising,
    missing_sections,
    open_for_review,
    send_back,
    submit_plan,
)
from actionplans.enums import PlanState
from actionplans.models import Plan, PlanEvent, SectionDefinition

DEEDS = {
    "review": lambda plan, by: open_for_review(plan, by=by),
    "revise": lambda plan, by: begin_revising(plan, by=by),
    "submit": lambda plan, by: submit_plan(plan, by=by),
    "accept": lambda plan, by: accept_plan(plan, by=by),
    "send back": lambda plan, by: send_back(plan, note="More on data.", by=by),
}
# domain.md, written out by hand: what each deed makes of each state. Submitted and accepted plans
# go back to revising only when the organisers send them back.
TABLE = {
    ("drafting", "review"): "in_review",
    ("drafting", "submit"): "submitted",
    ("in_review", "revise"): "revising",
    ("revising", "review"): "in_review",
    ("revising", "submit"): "submitted",
    ("submitted", "send back"): "revising",
    ("submitted", "accept"): "accepted",
    ("accepted", "send back"): "revising",
    ("published", "accept"): "accepted",
}


@pytest.mark.parametrize("state", PlanState.values)
@pytest.mark.parametrize("deed", DEEDS)
def test_every_deed_in_every_state(cast, plan, challenge, write, state, deed):
    write(challenge, "A text.", cast.author)
    Plan.objects.filter(pk=plan.pk).update(state=state)
    plan = Plan.objects.get(pk=plan.pk)
    expected = TABLE.get((state, deed))
    if expected is None:
        with pytest.raises(Refused):
            DEEDS[deed](plan, cast.author)
    else:
        DEEDS[deed](plan, cast.author)
    moved = PlanEvent.objects.filter(plan=plan).values_list("before", "after", "by__name")
    assert list(moved) == ([(state, expected, "Author")] if expected else [])
    assert Plan.objects.get(pk=plan.pk).state == (expected or state)


def test_an_empty_plan_is_not_submitted(cast, plan):
    with pytest.raises(Refused):
        submit_plan(plan, by=cast.author)
    assert Plan.objects.get(pk=plan.pk).state == "drafting"


def test_sending_back_asks_for_a_reason(cast, plan):
    Plan.objects.filter(pk=plan.pk).update(state="submitted")
    with pytest.raises(Refused):
        send_back(Plan.objects.get(pk=plan.pk), note=" ", by=cast.organiser)


def test_what_the_level_requires_and_is_empty_is_told(cast, plan, challenge, write):
    SectionDefinition.objects.update(relevance={"2": "required", "1": "optional"})
    write(challenge, "A text.", cast.author)
    assert [section.code for section in missing_sections(plan)] == ["data"]


@pytest.mark.parametrize(
    ("who", "state", "sent", "status", "after"),
    [
        ("author", "drafting", {"state": "review"}, 302, "in_review"),
        ("partner", "revising", {"state": "submit"}, 302, "submitted"),
        ("author", "submitted", {"state": "accept"}, 403, "submitted"),
        ("author", "submitted", {"state": "send-back", "note": "x"}, 403, "submitted"),
        ("outsider", "drafting", {"state": "review"}, 403, "drafting"),
        ("organiser", "submitted", {"state": "accept"}, 302, "accepted"),
        ("organiser", "submitted", {"state": "send-back", "note": "More data."}, 302, "revising"),
        ("organiser", "submitted", {"state": "send-back", "note": ""}, 409, "submitted"),
        ("organiser", "drafting", {"state": "accept"}, 409, "drafting"),
        ("author", "drafting", {"state": "nonsense"}, 404, "drafting"),
        ("stranger", "drafting", {"state": "review"}, 404, "drafting"),
    ],
)
def test_the_buttons_move_the_plan_for_whom_they_are_meant(
    cast, plan, challenge, write, sign_in, who, state, sent, status, after
):
    write(challenge, "A text.", cast.author)
    Plan.objects.filter(pk=plan.pk).update(state=state)
    response = sign_in(getattr(cast, who)).post("/udt-test/plans/ghent/move/", sent)
    assert (response.status_code, Plan.objects.get(pk=plan.pk).state) == (status, after)


def test_the_author_can_not_reopen_a_submitted_plan(cast, plan, challenge, write, sign_in):
    write(challenge, "A text.", cast.author)
    Plan.objects.filter(pk=plan.pk).update(state="submitted")
    response = sign_in(cast.author).post("/udt-test/plans/ghent/move/", {"state": "revise"})
    assert (response.status_code, Plan.objects.get(pk=plan.pk).state) == (409, "submitted")


def test_a_section_is_opened_to_the_cohort_on_the_record(cast, plan, sign_in):
    client = sign_in(cast.author)
    response = client.post("/udt-test/plans/ghent/data/audience/", {"audience": "cohort"})
    assert response.status_code == 302
    assert plan.sections.get(code="data").audience == "cohort"
    events = PlanEvent.objects.filter(plan=plan).values_list("verb", "before", "after")
    assert list(events) == [("set audience", "pair", "cohort")]


def test_an_audience_that_there_is_not_is_refused(cast, plan, sign_in):
    response = sign_in(cast.author).post("/udt-test/plans/ghent/data/audience/", {"audience": "everybody"})
    assert (response.status_code, plan.sections.get(code="data").audience) == (200, "pair")
