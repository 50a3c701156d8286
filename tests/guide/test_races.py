"""Two people, or two workers, at one moment: what must happen once happens once."""

import pytest

from accounts.domain.moves import Refused
from actionplans.models import Section
from guide.domain.build import claim_build, publish_edition, request_build, run_build
from guide.domain.consent import give_consent, withdraw_excerpt
from guide.models import Build, Edition, Excerpt, Publication
from tests.at_once import at_once
from tests.factories.guide import quick_print

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_officials_who_agree_at_once_make_it_agreed_once(cast, excerpt):
    at_once(
        lambda: give_consent(Excerpt.objects.get(pk=excerpt.pk), by=cast.author),
        lambda: give_consent(Excerpt.objects.get(pk=excerpt.pk), by=cast.partner),
    )

    assert Excerpt.objects.get(pk=excerpt.pk).state == "agreed"
    assert excerpt.consents.count() == 2
    assert excerpt.events.filter(verb="agreed").count() == 1


def test_a_consent_given_twice_at_once_is_one(cast, excerpt):
    at_once(*[lambda: give_consent(Excerpt.objects.get(pk=excerpt.pk), by=cast.author)] * 2)

    assert excerpt.consents.count() == 1


def test_two_workers_claim_a_build_once(cast, frozen):
    build = request_build(frozen, by=cast.organiser)
    claims = at_once(*[lambda: claim_build(build.pk)] * 4)

    assert sorted(claim.fence for claim in claims if claim) == [1]
    assert claims.count(None) == 3


def test_two_workers_run_a_build_once(cast, frozen):
    build = request_build(frozen, by=cast.organiser)
    at_once(*[lambda: run_build(build.pk, printer=quick_print)] * 3)
    done = Build.objects.get(pk=build.pk)

    assert (done.state, done.attempts, done.artefacts.count()) == ("done", 1, 1)


def test_two_requests_at_once_are_one_build(cast, frozen):
    asked = at_once(*[lambda: request_build(Edition.objects.get(pk=frozen.pk), by=cast.organiser)] * 3)

    assert {build.pk for build in asked} == {Build.objects.get().pk}


def test_a_withdrawal_and_a_publication_at_once_leave_no_contradiction(cast, frozen, approved):
    build = request_build(frozen, by=cast.organiser)
    run_build(build.pk, printer=quick_print)
    results = at_once(
        lambda: publish_edition(Edition.objects.get(pk=frozen.pk), build=build, by=cast.organiser),
        lambda: withdraw_excerpt(Excerpt.objects.get(pk=approved.pk), by=cast.partner),
    )
    edition, published = Edition.objects.get(pk=frozen.pk), Publication.objects.first()
    withdrawn = Excerpt.objects.get(pk=approved.pk).consents.first().withdrawn_at

    assert results[1] is None
    assert Section.objects.filter(excerpts__state="withdrawn").count() == 1
    if isinstance(results[0], Refused):
        assert (edition.state, published) == ("final_consent", None)
    else:
        assert edition.state == "published"
        assert published.published_at < withdrawn
