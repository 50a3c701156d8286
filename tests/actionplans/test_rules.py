"""What may be seen is what the rules permit, for everybody, in every state."""

import pytest
import rules

from actionplans.enums import PlanState, SectionAudience
from actionplans.models import Plan, Section

MEMBERS = {"author", "partner", "outsider", "trainer", "observer", "organiser"}
PAIR_AND_ORGANISER = {"author", "partner", "organiser"}
READERS = {
    ("drafting", "pair"): PAIR_AND_ORGANISER,
    ("revising", "pair"): PAIR_AND_ORGANISER,
}


@pytest.mark.parametrize("state", PlanState.values)
@pytest.mark.parametrize("audience", SectionAudience.values)
def test_a_section_is_visible_to_whom_the_rules_permit(cast, plan, state, audience):
    Plan.objects.filter(pk=plan.pk).update(state=state)
    Section.objects.filter(plan=plan, code="data").update(audience=audience)
    section = Section.objects.get(plan=plan, code="data")
    seen = {n for n, p in cast.all().items() if section in Section.objects.visible_to(p)}
    permitted = {n for n, p in cast.all().items() if rules.has_perm("actionplans.view_section", p, section)}
    assert seen == permitted == READERS.get((state, audience), MEMBERS)


@pytest.mark.parametrize("state", PlanState.values)
def test_only_the_pair_edits(cast, plan, state):
    Plan.objects.filter(pk=plan.pk).update(state=state)
    section = Section.objects.get(plan=plan, code="challenge")
    editors = {n for n, p in cast.all().items() if rules.has_perm("actionplans.edit_section", p, section)}
    assert editors == {"author", "partner"}


REMARKERS = {
    "drafting": {"author", "partner", "outsider", "trainer", "organiser"},
    "in_review": {"author", "partner", "outsider", "trainer", "organiser"},
    "revising": {"author", "partner", "outsider", "trainer", "organiser"},
    "submitted": {"organiser"},
    "accepted": {"organiser"},
    "published": {"organiser"},
}


@pytest.mark.parametrize("state", PlanState.values)
def test_who_remarks_on_a_section_that_the_cohort_reads(cast, plan, state):
    Plan.objects.filter(pk=plan.pk).update(state=state)
    section = Section.objects.get(plan=plan, code="challenge")
    able = {n for n, p in cast.all().items() if rules.has_perm("actionplans.remark_section", p, section)}
    assert able == REMARKERS[state]


def test_a_withdrawn_citys_plan_is_the_organisers_alone(cast, plan):
    type(cast.ghent).objects.filter(pk=cast.ghent.pk).update(state="withdrawn")
    Plan.objects.filter(pk=plan.pk).update(state="in_review")
    fresh = Plan.objects.get(pk=plan.pk)
    seen = {n for n, p in cast.all().items() if fresh in Plan.objects.visible_to(p)}
    permitted = {n for n, p in cast.all().items() if rules.has_perm("actionplans.view_plan", p, fresh)}
    section = fresh.sections.get(code="challenge")
    reading = {n for n, p in cast.all().items() if section in Section.objects.visible_to(p)}
    assert seen == permitted == reading == {"organiser"}
