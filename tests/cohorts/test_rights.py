"""Who opens which page of people and cities, and who may press which button."""

import pytest
from django.urls import get_resolver

from cohorts.models import Invitation
from tests.factories.cohorts import InvitationFactory

MEMBERS = {"author", "partner", "outsider", "trainer", "observer", "organiser"}
PAGES = [
    "studio/",
    "studio/cohort/",
    "studio/organisations/new/",
    "studio/people/",
    "studio/people/invite/",
    "studio/people/seats/{seat}/invite/",
    "studio/people/tenures/{tenure}/replace/",
    "studio/cities/",
    "studio/cities/new/",
    "studio/cities/pairs/new/",
    "studio/cities/pairs/ghent/",
]
VERBS = [
    "studio/cohort/move/",
    "studio/people/tenures/{tenure}/end/",
    "studio/people/roles/{role}/end/",
    "studio/people/invitations/{invitation}/resend/",
    "studio/people/invitations/{invitation}/revoke/",
    "studio/cities/pairs/ghent/activate/",
    "studio/cities/pairs/ghent/withdraw/",
    "studio/cities/pairs/ghent/return/",
]


@pytest.fixture
def address(cast):
    """Fills in an address of the cast's cohort."""
    numbers = {
        "seat": cast.oslo.seats.get(number=2).pk,
        "tenure": cast.ghent.current_tenures()[0].pk,
        "role": cast.cohort.roles.get(kind="trainer").pk,
        "invitation": InvitationFactory(cohort=cast.cohort).pk,
    }
    return lambda page: f"/{cast.cohort.slug}/" + page.format(**numbers)


def seen_by(cast, sign_in, call):
    return {name: call(sign_in(person)).status_code for name, person in cast.all().items()}


def only(names, cast, yes):
    """What everybody should get: a visitor is led to sign in, the others find nothing there."""
    rest = {name: 302 if name == "visitor" else 404 for name in cast.all()}
    return {**rest, **dict.fromkeys(names, yes)}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_the_studio_is_its_organisers(cast, sign_in, address, page):
    assert seen_by(cast, sign_in, lambda c: c.get(address(page))) == only({"organiser"}, cast, 200)


@pytest.mark.parametrize("verb", VERBS)
def test_a_button_of_the_studio_is_its_organisers(cast, sign_in, address, verb):
    others = {name: person for name, person in cast.all().items() if name != "organiser"}
    seen = {
        name: sign_in(person).post(address(verb), {"to": "closed"}).status_code
        for name, person in others.items()
    }
    asked = sign_in(cast.organiser).post(address(verb), {"to": "closed"})

    assert seen == {name: 302 if name == "visitor" else 404 for name in others}
    assert asked.status_code in {302, 409}


@pytest.mark.parametrize("verb", VERBS)
def test_a_button_is_not_a_link(organiser, address, verb):
    assert organiser.get(address(verb)).status_code == 405


@pytest.mark.parametrize("verb", [*VERBS, *PAGES[1:3]])
def test_a_form_from_elsewhere_is_refused(cast, address, verb):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.organiser, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.post(address(verb)).status_code == 403


def test_members_see_the_people(cast, sign_in):
    seen = seen_by(cast, sign_in, lambda c: c.get(f"/{cast.cohort.slug}/people/"))

    assert seen == only(MEMBERS, cast, 200)


def test_who_organises_anything_begins_an_edition(cast, sign_in):
    seen = seen_by(cast, sign_in, lambda c: c.get("/desk/cohorts/new/"))

    assert seen == only({"organiser"}, cast, 200)


def test_an_organiser_reaches_nothing_of_another_cohort(cast, organiser):
    turin = type(cast.cohort).objects.get(slug="other-cohort")
    theirs = InvitationFactory(cohort=turin)
    tenure = turin.pairs.get().seats.get(number=1).tenures.get()
    seat = turin.pairs.get().seats.get(number=2)
    ours = f"/{cast.cohort.slug}/studio"

    seen = [
        organiser.get("/other-cohort/studio/"),
        organiser.post(f"{ours}/people/invitations/{theirs.pk}/revoke/"),
        organiser.post(f"{ours}/people/tenures/{tenure.pk}/end/"),
        organiser.get(f"{ours}/people/seats/{seat.pk}/invite/"),
        organiser.get(f"{ours}/people/tenures/{tenure.pk}/replace/"),
        organiser.post(f"{ours}/cities/pairs/turin/withdraw/"),
    ]

    assert [answer.status_code for answer in seen] == [404] * 6
    assert (Invitation.objects.get().state, tenure.ended_at) == ("drafted", None)


def test_a_draft_is_its_organisers(cast, sign_in):
    type(cast.cohort).objects.filter(pk=cast.cohort.pk).update(state="draft")

    seen = seen_by(cast, sign_in, lambda c: c.get(f"/{cast.cohort.slug}/people/"))

    assert seen == only({"organiser"}, cast, 200)


def test_every_address_of_cohorts_is_in_this_table():
    names = {
        name for name in get_resolver().namespace_dict["cohorts"][1].reverse_dict if isinstance(name, str)
    }

    assert len(names) == len(PAGES) + len(VERBS) + 4  # and people, a new edition, an invitation's two
