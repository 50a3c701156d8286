"""What organisers do with their forms."""

import pytest

from cohorts.models import City, CityPair, Cohort, Invitation, Organisation, Series
from outbox.models import Message
from tests.factories.cohorts import (
    CityFactory,
    CityPairFactory,
    InvitationFactory,
    SeatFactory,
    TenureFactory,
)

STUDIO = "/udt-test/studio/"
NEW = {
    "series_title": "Urban Digital Twins",
    "series_slug": "udt",
    "title": "Twins",
    "year": "2027",
    "slug": "udt-2027",
    "time_zone": "Europe/Madrid",
}
EDITION = {"title": "Anew", "year": "2025", "time_zone": "Europe/Madrid"}
GRAZ = {"name": "Graz", "slug": "graz", "country": "at", "time_zone": "Europe/Vienna"}
PAIR = {"level": "3", "themes": "heat", "languages": "de", "first": "policy", "second": "policy"}


def errors(answer):
    return {name: list(said) for name, said in answer.context["form"].errors.items()}


def test_an_edition_begins(cast, organiser):
    answer = organiser.post("/desk/cohorts/new/", NEW)

    assert answer["Location"] == "/udt-2027/studio/"
    cohort = Cohort.objects.get(slug="udt-2027")
    assert (cohort.series.slug, cohort.state, cohort.time_zone) == ("udt", "draft", "Europe/Madrid")
    assert [role.user for role in cohort.roles.all()] == [cast.organiser]
    assert organiser.get("/udt-2027/studio/").status_code == 200


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (
            {"slug": "guide"},
            {"slug": ["Trellis uses “guide” itself. Choose another address, perhaps with the year."]},
        ),
        ({"slug": "A B"}, {"slug": None}),
        ({"slug": "udt-test"}, {"slug": ["Cohort with this Address already exists."]}),
        ({"series_title": ""}, {"series_title": ["A new series needs this. Or choose a series above."]}),
        (
            {"series_slug": "desk"},
            {"series_slug": ["Trellis uses “desk” itself. Choose another address, perhaps with the year."]},
        ),
        ({"year": "soon"}, {"year": ["Enter a whole number."]}),
    ],
)
def test_a_mistake_begins_nothing(organiser, wrong, said):
    before = (Series.objects.count(), Cohort.objects.count())

    answer = organiser.post("/desk/cohorts/new/", {**NEW, **wrong})

    found = errors(answer)
    assert {name: None if said.get(name) is None else lines for name, lines in found.items()} == said
    assert (answer.status_code, Series.objects.count(), Cohort.objects.count()) == (200, *before)
    assert answer.context["form"]["title"].value() == "Twins"


def test_an_edition_of_a_known_series_begins(cast, organiser):
    organiser.post("/desk/cohorts/new/", {**NEW, "series": cast.cohort.series.pk, "series_slug": ""})

    assert Cohort.objects.get(slug="udt-2027").series == cast.cohort.series


def test_an_edition_is_changed(cast, organiser):
    organiser.post(f"{STUDIO}organisations/new/", {"name": "Eurocities", "url": "eurocities.eu"})
    ours = Organisation.objects.get()

    answer = organiser.post(f"{STUDIO}cohort/", {**EDITION, "organisations": [ours.pk], "slug": "stolen"})

    assert (answer["Location"], ours.url) == (f"{STUDIO}cohort/", "https://eurocities.eu")
    kept = Cohort.objects.get(pk=cast.cohort.pk)
    assert (kept.title, kept.year, kept.slug) == ("Anew", 2025, "udt-test")
    assert list(kept.organisations.all()) == [ours]


def test_a_refused_title_is_shown_in_its_field_alone(cast, organiser):
    answer = organiser.post(f"{STUDIO}cohort/", {**EDITION, "year": ""})

    assert errors(answer) == {"year": ["This field is required."]}
    assert answer.context["form"]["title"].value() == "Anew"
    assert "<b>Urban Digital Twins 2024</b>" in answer.content.decode()


def test_an_edition_is_moved_by_its_table(cast, organiser):
    page = f"{STUDIO}cohort/"
    assert organiser.get(page).context["steps"] == [("closed", "Closed")]

    seen = [organiser.post(f"{page}move/", {"to": to}).status_code for to in ("closed", "open", "nowhere")]

    assert seen == [302, 409, 400]
    assert Cohort.objects.get(pk=cast.cohort.pk).state == "closed"


def test_a_city_and_its_pair_are_added(cast, organiser):
    answer = organiser.post(f"{STUDIO}cities/new/", GRAZ)
    assert answer["Location"] == f"{STUDIO}cities/pairs/new/"
    graz = City.objects.get(slug="graz")

    answer = organiser.post(f"{STUDIO}cities/pairs/new/", {**PAIR, "city": graz.pk})

    assert answer["Location"] == f"{STUDIO}cities/"
    pair = cast.cohort.pairs.get(city=graz)
    assert (graz.country, pair.state, pair.level, pair.themes) == ("AT", "invited", 3, "heat")
    assert [seat.profile for seat in pair.seats.all()] == ["policy", "policy"]


def test_a_pair_may_take_part_at_once(cast, organiser):
    graz = CityFactory()

    organiser.post(f"{STUDIO}cities/pairs/new/", {**PAIR, "city": graz.pk, "active": "on"})

    assert cast.cohort.pairs.get(city=graz).state == "active"


def test_a_city_with_a_pair_is_not_offered_again(cast, organiser):
    answer = organiser.post(f"{STUDIO}cities/pairs/new/", {**PAIR, "city": cast.ghent.city.pk})

    assert list(errors(answer)) == ["city"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"slug": "canvas"}, "slug"), ({"country": "XYZ"}, "country"), ({"latitude": "91"}, "latitude")],
)
def test_a_city_with_a_mistake_is_not_added(organiser, wrong, field):
    answer = organiser.post(f"{STUDIO}cities/new/", {**GRAZ, **wrong})

    assert (answer.status_code, list(errors(answer))) == (200, [field])


def test_a_pair_is_changed_and_withdrawn_and_returns(cast, organiser):
    page = f"{STUDIO}cities/pairs/ghent/"
    assert organiser.get(page).context["form"].initial == {
        "level": 2,
        "themes": "",
        "languages": "",
        "first": "policy",
        "second": "technical",
    }
    organiser.post(page, PAIR)
    seen = [organiser.post(page + verb).status_code for verb in ("withdraw/", "withdraw/", "return/")]

    pair = CityPair.objects.get(pk=cast.ghent.pk)
    assert (pair.level, pair.themes, seen, pair.state) == (3, "heat", [302, 409, 302], "active")


def test_odd_pairs_are_flagged(cast, organiser):
    organiser.post(f"{STUDIO}cities/pairs/ghent/", PAIR)

    answer = organiser.get(STUDIO)

    assert [pair.oddities() for pair in answer.context["odd"]] == [
        ["Both seats have the same profile"],
        ["One person only"],
    ]


def test_somebody_is_invited_to_a_role(cast, organiser):
    ada = {"role": "observer", "name": "Ada", "email": "ada@example.org"}

    answer = organiser.post(f"{STUDIO}people/invite/", ada, headers={"Host": "localhost"})

    assert answer["Location"] == f"{STUDIO}people/"
    assert list(cast.cohort.invitations.values_list("email", "role", "state")) == [
        ("ada@example.org", "observer", "sent")
    ]


def test_the_link_never_follows_the_host_that_was_asked(cast, organiser, settings):
    settings.ALLOWED_HOSTS = ["*"]
    settings.SITE_URL = "https://trellis.example"
    ada = {"role": "observer", "email": "ada@example.org"}

    organiser.post(
        f"{STUDIO}people/invite/", ada, headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    )

    lines = Message.objects.get().text.split("\n")
    links = [line for line in lines if "://" in line]
    assert [link.rsplit("/", 2)[0] for link in links[:-1]] == ["https://trellis.example/accounts/invitation"]
    assert links[-1] == "https://trellis.example/"
    assert [line for line in lines if "evil" in line] == []


def test_somebody_is_invited_to_a_free_seat_and_to_no_other(cast, organiser):
    free, taken = cast.oslo.seats.get(number=2), cast.ghent.seats.get(number=1)

    ok = organiser.post(f"{STUDIO}people/seats/{free.pk}/invite/", {"email": "ada@example.org"})
    no = organiser.post(f"{STUDIO}people/seats/{taken.pk}/invite/", {"email": "ben@example.org"})

    assert (ok.status_code, no.status_code) == (302, 409)
    assert errors(no) == {"__all__": ["Somebody sits there. End that tenure first."]}
    assert no.context["form"]["email"].value() == "ben@example.org"
    assert list(Invitation.objects.values_list("email", "seat")) == [("ada@example.org", free.pk)]


def test_an_official_is_replaced_and_a_tenure_and_a_role_end(cast, organiser):
    author, partner = cast.ghent.current_tenures()
    trainer = cast.cohort.roles.get(kind="trainer")

    organiser.post(f"{STUDIO}people/tenures/{author.pk}/replace/", {"email": "new@example.org"})
    organiser.post(f"{STUDIO}people/tenures/{partner.pk}/end/")
    organiser.post(f"{STUDIO}people/roles/{trainer.pk}/end/")

    assert CityPair.objects.get(pk=cast.ghent.pk).current_tenures() == []
    assert Invitation.objects.get().seat == author.seat
    assert list(cast.cohort.roles.current().values_list("kind", flat=True)) == ["observer", "organiser"]


def test_invitations_are_resent_and_revoked(cast, organiser):
    letter = InvitationFactory(cohort=cast.cohort)
    page = f"{STUDIO}people/invitations/{letter.pk}"

    seen = [
        organiser.post(f"{page}/{verb}/").status_code for verb in ("resend", "resend", "revoke", "resend")
    ]

    assert (seen, Message.objects.count()) == ([302, 302, 302, 409], 2)
    assert Invitation.objects.get().state == "revoked"


def grow(cohort, number):
    for index in range(number):
        pair = CityPairFactory(cohort=cohort)
        for seat in (1, 2):
            TenureFactory(seat=SeatFactory(pair=pair, number=seat))
        InvitationFactory(cohort=cohort, seat=pair.seats.get(number=1), role="", state="revoked")
        InvitationFactory(cohort=cohort, email=f"more{index}@example.org")


@pytest.mark.parametrize("page", ["studio/", "studio/people/", "studio/cities/", "people/"])
def test_more_rows_ask_no_more_questions(cast, organiser, page, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for more in (1, 2):
        grow(cast.cohort, more)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert organiser.get(f"/udt-test/{page}").status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]
