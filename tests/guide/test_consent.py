"""Every seat now held agrees, an organiser approves, any one seat takes it back."""

import pytest
from django.utils import timezone

from accounts.domain.moves import Refused
from cohorts.models import Tenure
from guide.domain.consent import (
    approve_excerpt,
    decline_excerpt,
    give_consent,
    missing_seats,
    withdraw_excerpt,
)
from guide.domain.edition import (
    add_chapter,
    ask_final_consent,
    create_edition,
    freeze_edition,
    place_excerpt,
)
from guide.domain.excerpt import propose_again
from guide.models import Edition, Excerpt
from tests.factories.accounts import UserFactory
from tests.factories.cohorts import TenureFactory


def verbs(excerpt):
    return list(excerpt.events.values_list("verb", flat=True))


def reason(refused):
    return refused.value.reason


def test_it_is_agreed_when_both_seats_have_agreed(cast, excerpt):
    give_consent(excerpt, by=cast.author)
    first = excerpt.state
    give_consent(excerpt, by=cast.partner)

    assert (first, excerpt.state) == ("proposed", "agreed")
    assert verbs(excerpt) == ["proposed", "seat agreed", "seat agreed", "agreed"]


def test_agreeing_twice_is_agreeing_once(cast, excerpt):
    give_consent(excerpt, by=cast.author)
    give_consent(excerpt, by=cast.author)

    assert excerpt.consents.count() == 1
    assert excerpt.state == "proposed"


def test_a_changed_mind_about_naming_keeps_both_on_the_record(cast, excerpt):
    give_consent(excerpt, by=cast.author, naming="named")
    give_consent(excerpt, by=cast.author, naming="anonymised")

    assert list(excerpt.consents.order_by("pk").values_list("naming", "withdrawn_by")) == [
        ("named", cast.author.pk),
        ("anonymised", None),
    ]


def test_a_vacant_seat_is_not_waited_for(cast, excerpt):
    Tenure.objects.filter(user=cast.partner).update(ended_at=timezone.now())
    give_consent(excerpt, by=cast.author)

    assert excerpt.state == "agreed"


def test_a_seat_that_falls_vacant_lets_the_other_confirm(cast, excerpt):
    give_consent(excerpt, by=cast.author)
    Tenure.objects.filter(user=cast.partner).update(ended_at=timezone.now())
    give_consent(excerpt, by=cast.author)

    assert (excerpt.state, excerpt.consents.count()) == ("agreed", 1)


def test_a_later_tenure_does_not_undo_it(cast, excerpt):
    give_consent(excerpt, by=cast.author)
    give_consent(excerpt, by=cast.partner)
    tenure = Tenure.objects.get(user=cast.partner)
    Tenure.objects.filter(pk=tenure.pk).update(ended_at=timezone.now())
    TenureFactory(seat=tenure.seat, user=UserFactory())
    approve_excerpt(excerpt, by=cast.organiser)

    assert excerpt.state == "approved"
    assert missing_seats(excerpt) == []


@pytest.mark.parametrize("who", ["outsider", "trainer", "observer", "organiser", "stranger", "former"])
def test_nobody_else_can_agree(cast, excerpt, who):
    with pytest.raises(Refused) as refused:
        give_consent(excerpt, by=getattr(cast, who))

    assert reason(refused) == "Only who sits in this city pair now can agree for it."
    assert excerpt.consents.count() == 0


def test_one_excerpt_has_one_licence(cast, excerpt):
    give_consent(excerpt, by=cast.author, licence="CC BY 4.0")
    with pytest.raises(Refused) as refused:
        give_consent(excerpt, by=cast.partner, licence="CC BY-SA 4.0")

    assert reason(refused) == "The other seat agreed under CC BY 4.0; one excerpt has one licence."


def test_it_is_not_approved_before_both_have_agreed(cast, excerpt):
    give_consent(excerpt, by=cast.author)
    with pytest.raises(Refused) as refused:
        approve_excerpt(excerpt, by=cast.organiser)

    assert reason(refused) == "It is proposed and can't become approved from there."


@pytest.mark.parametrize("who", ["author", "trainer", "observer", "superuser"])
def test_only_an_organiser_approves(cast, excerpt, who):
    give_consent(excerpt, by=cast.author)
    give_consent(excerpt, by=cast.partner)
    with pytest.raises(Refused) as refused:
        approve_excerpt(excerpt, by=getattr(cast, who))

    assert reason(refused) == "Only an organiser approves an excerpt."


@pytest.mark.parametrize("who", ["author", "partner"])
@pytest.mark.parametrize("state", ["proposed", "agreed", "approved"])
def test_any_one_seat_withdraws_at_any_time(cast, excerpt, who, state):
    give_consent(excerpt, by=cast.author)
    if state != "proposed":
        give_consent(excerpt, by=cast.partner)
    if state == "approved":
        approve_excerpt(excerpt, by=cast.organiser)
    withdraw_excerpt(excerpt, by=getattr(cast, who))

    assert excerpt.state == "withdrawn"
    assert list(excerpt.consents.filter(withdrawn_at=None)) == []


@pytest.mark.parametrize("who", ["outsider", "trainer", "organiser", "former"])
def test_nobody_else_withdraws(cast, excerpt, who):
    with pytest.raises(Refused):
        withdraw_excerpt(excerpt, by=getattr(cast, who))

    assert Excerpt.objects.get(pk=excerpt.pk).state == "proposed"


def test_a_declined_excerpt_stays_declined(cast, excerpt):
    give_consent(excerpt, by=cast.author)
    decline_excerpt(excerpt, by=cast.partner, note="Too early.")
    with pytest.raises(Refused) as refused:
        propose_again(excerpt, by=cast.author)

    assert excerpt.state == "declined"
    assert reason(refused) == "It is declined and can't become proposed from there."


def test_a_withdrawn_excerpt_starts_anew(cast, excerpt):
    give_consent(excerpt, by=cast.author)
    give_consent(excerpt, by=cast.partner)
    approve_excerpt(excerpt, by=cast.organiser)
    withdraw_excerpt(excerpt, by=cast.author)
    propose_again(excerpt, by=cast.partner)
    give_consent(excerpt, by=cast.author)
    halfway = excerpt.state, excerpt.approved_at
    give_consent(excerpt, by=cast.partner)

    assert halfway == ("proposed", None)
    assert excerpt.state == "agreed"


def test_a_withdrawal_thaws_a_frozen_edition(cast, excerpt):
    edition = create_edition(cast.cohort, version="1.0", title="Guide", by=cast.organiser)
    chapter = add_chapter(edition, code="framing", title="Framing", by=cast.organiser)
    place_excerpt(chapter, excerpt, by=cast.organiser)
    give_consent(excerpt, by=cast.author)
    give_consent(excerpt, by=cast.partner)
    approve_excerpt(excerpt, by=cast.organiser)
    ask_final_consent(edition, by=cast.organiser)
    freeze_edition(edition, by=cast.organiser)
    withdraw_excerpt(excerpt, by=cast.partner)

    assert Edition.objects.get(pk=edition.pk).state == "final_consent"
    assert list(edition.events.values_list("verb", "note"))[-1] == ("unfrozen", excerpt.code)


@pytest.mark.parametrize("who", ["outsider", "trainer", "observer", "former", "superuser"])
def test_nobody_else_declines(cast, excerpt, who):
    with pytest.raises(Refused) as refused:
        decline_excerpt(excerpt, by=getattr(cast, who))

    assert reason(refused) == "Only the pair itself or an organiser can decline this excerpt."
    assert Excerpt.objects.get(pk=excerpt.pk).state == "proposed"


def test_what_is_declined_is_agreed_by_nobody_any_more(cast, excerpt):
    give_consent(excerpt, by=cast.author)
    decline_excerpt(excerpt, by=cast.organiser)

    assert list(excerpt.consents.values_list("withdrawn_by", flat=True)) == [cast.organiser.pk]


def test_who_holds_two_seats_agrees_for_the_one_that_is_named(cast, excerpt):
    Tenure.objects.filter(user=cast.partner).update(ended_at=timezone.now())
    policy, technical = cast.ghent.seats.order_by("number")
    TenureFactory(seat=technical, user=cast.author)
    give_consent(excerpt, by=cast.author, seat=technical)
    first = excerpt.state, missing_seats(excerpt)
    give_consent(excerpt, by=cast.author)

    assert first == ("proposed", [policy])
    assert (excerpt.state, missing_seats(excerpt)) == ("agreed", [])


@pytest.mark.parametrize("state", ["drafting", "consultation", "published", "superseded"])
def test_a_withdrawal_moves_no_edition_that_is_not_frozen(cast, excerpt, state):
    edition = create_edition(cast.cohort, version="1.0", title="Guide", by=cast.organiser)
    place_excerpt(
        add_chapter(edition, code="framing", title="A", by=cast.organiser), excerpt, by=cast.organiser
    )
    other = create_edition(cast.cohort, version="2.0", title="Guide", by=cast.organiser)
    Edition.objects.filter(pk=edition.pk).update(state=state)
    Edition.objects.filter(pk=other.pk).update(state="frozen")
    withdraw_excerpt(excerpt, by=cast.partner)

    assert list(Edition.objects.order_by("pk").values_list("state", flat=True)) == [state, "frozen"]


def test_a_licence_binds_the_other_seat_while_it_stands_and_nobody_else(cast, excerpt):
    give_consent(excerpt, by=cast.author, licence="CC BY 4.0")
    give_consent(excerpt, by=cast.author, licence="CC BY-SA 4.0")
    withdraw_excerpt(excerpt, by=cast.author)
    propose_again(excerpt, by=cast.author)
    give_consent(excerpt, by=cast.partner, licence="CC BY 4.0")

    assert list(excerpt.consents.order_by("pk").values_list("licence", "withdrawn_by")) == [
        ("CC BY 4.0", cast.author.pk),
        ("CC BY-SA 4.0", cast.author.pk),
        ("CC BY 4.0", None),
    ]


def test_a_consent_that_ended_before_keeps_who_ended_it(cast, excerpt):
    give_consent(excerpt, by=cast.author, naming="named")
    give_consent(excerpt, by=cast.author, naming="anonymised")
    withdraw_excerpt(excerpt, by=cast.partner)

    assert list(excerpt.consents.order_by("pk").values_list("withdrawn_by", flat=True)) == [
        cast.author.pk,
        cast.partner.pk,
    ]


@pytest.mark.parametrize("who", ["outsider", "trainer", "observer", "former", "superuser"])
def test_nobody_else_proposes_again(cast, excerpt, who):
    withdraw_excerpt(excerpt, by=cast.author)
    with pytest.raises(Refused):
        propose_again(excerpt, by=getattr(cast, who))

    assert Excerpt.objects.get(pk=excerpt.pk).state == "withdrawn"
