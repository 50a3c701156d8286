"""While a plan is with the organisers its pair changes nothing of it."""

import pytest

from actionplans.models import Plan, PlanEvent, Section

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PLAN = "/udt-test/plans/ghent"


@pytest.fixture
def author(client, cast):
    client.force_login(cast.author, backend=BACKEND)
    return client


@pytest.mark.parametrize("state", ["submitted", "accepted"])
def test_title_and_outcome_are_closed(author, plan, state):
    Plan.objects.filter(pk=plan.pk).update(state=state)
    answers = [
        author.get(f"{PLAN}/change/").status_code,
        author.post(f"{PLAN}/change/", {"title": "Another", "no_twin": "on"}).status_code,
    ]

    assert answers == [409, 409]
    assert Plan.objects.values_list("title", "no_twin").get() == ("Cool streets", False)


@pytest.mark.parametrize("state", ["submitted", "accepted"])
def test_who_reads_a_section_is_closed(author, plan, state):
    Plan.objects.filter(pk=plan.pk).update(state=state)
    answer = author.post(f"{PLAN}/challenge/audience/", {"audience": "pair"})

    assert answer.status_code == 409
    assert Section.objects.get(code="challenge").audience == "cohort"


def test_the_record_says_who_read_it_before(author, plan):
    author.post(f"{PLAN}/challenge/audience/", {"audience": "pair"})

    assert PlanEvent.objects.values_list("before", "after").get(verb="set audience") == ("cohort", "pair")
