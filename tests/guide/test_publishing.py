"""A guide is published only as it was agreed and as it was printed: everything else is refused, and said."""

from typing import Any

import pytest

from accounts.domain.moves import Refused
from accounts.models import User
from cohorts.models import City, CityPair
from guide.domain.build import publish_edition, request_build, run_build
from guide.domain.consent import withdraw_excerpt
from guide.domain.edition import ask_final_consent, freeze_edition, place_excerpt, unfreeze_edition
from guide.domain.excerpt import propose_again
from guide.models import Build, Chapter, ChapterItem, Consent, Edition, Excerpt, Publication
from tests.conftest import Cast
from tests.factories.guide import quick_print, write_text
from tests.guide.conftest import Desk

CHANGED = "The edition has changed since this build was made. Compile again."


@pytest.fixture
def build(cast: Cast, frozen: Edition) -> Build:
    return printed(frozen, cast)


def printed(edition: Edition, cast: Cast) -> Build:
    done = run_build(request_build(edition, by=cast.organiser).pk, printer=quick_print)
    assert done
    return done


def refusal(edition: Edition, build: Build, cast: Cast) -> str:
    """Why it is not published; that nothing became public."""
    with pytest.raises(Refused) as refused:
        publish_edition(edition, build=build, by=cast.organiser)
    assert Publication.objects.filter(edition=edition).count() == 0
    assert Edition.objects.get(pk=edition.pk).state != "published"
    return str(refused.value.reason)


def test_a_build_of_another_edition_is_not_published(
    cast: Cast, desk: Desk, approved: Excerpt, frozen: Edition
) -> None:
    other = desk.freeze(desk.edition(approved, version="1.1"))

    assert refusal(frozen, printed(other, cast), cast) == (
        "This build is not done, or belongs to another edition."
    )


@pytest.mark.parametrize("state", ["queued", "failed", "cancelled"])
def test_a_build_that_is_not_done_is_not_published(
    cast: Cast, frozen: Edition, build: Build, state: str
) -> None:
    Build.objects.filter(pk=build.pk).update(state=state)

    assert refusal(frozen, build, cast) == "This build is not done, or belongs to another edition."


def test_a_build_without_its_file_is_not_published(cast: Cast, frozen: Edition, build: Build) -> None:
    build.artefacts.all().delete()

    assert refusal(frozen, build, cast) == "This build has no PDF."


def end_consents(excerpt: Excerpt) -> None:
    consent = excerpt.consents.first()
    assert consent
    excerpt.consents.update(withdrawn_at=consent.given_at, withdrawn_by=consent.tenure.user_id)


def take_back_approval(excerpt: Excerpt) -> None:
    Excerpt.objects.filter(pk=excerpt.pk).update(state="agreed", approved_by=None, approved_at=None)


@pytest.mark.parametrize("change", [end_consents, take_back_approval])
@pytest.mark.parametrize("printed_before", [True, False])
def test_what_is_not_agreed_and_approved_any_more_keeps_the_guide_back(
    cast: Cast, approved: Excerpt, frozen: Edition, change: Any, printed_before: bool
) -> None:
    """However it came about, and even if the build had left it out."""
    build = printed(frozen, cast) if printed_before else None
    change(approved)
    build = build or printed(frozen, cast)

    assert refusal(frozen, build, cast) == (
        f"The excerpt {approved.code} is not agreed and approved any more."
    )


def test_a_build_that_lacks_an_excerpt_is_not_published(
    cast: Cast, desk: Desk, frozen: Edition, build: Build
) -> None:
    excerpt = Excerpt.objects.get()
    write_text(excerpt.section, "Roofs are hot too.\n", by=cast.author)
    more = desk.approve(desk.propose(excerpt.section))
    unfreeze_edition(frozen, by=cast.organiser)
    place_excerpt(frozen.chapters.get(), more, by=cast.organiser)
    freeze_edition(frozen, by=cast.organiser)

    assert refusal(frozen, build, cast) == f"The build does not print {more.code}. Compile again."


def agree_anew(excerpt: Excerpt, desk: Desk, frozen: Edition, naming: str) -> None:
    withdraw_excerpt(excerpt, by=desk.cast.author)
    propose_again(excerpt, by=desk.cast.author)
    desk.approve(excerpt, naming)
    # The seconds of a consent tell two of them apart; these two were given in the same.
    Consent.objects.filter(withdrawn_at=None).update(given_at="2026-03-02T12:00:00Z")
    frozen.refresh_from_db()
    freeze_edition(frozen, by=desk.cast.organiser)


@pytest.mark.parametrize("naming", ["named", "anonymised"])
def test_a_build_of_an_earlier_consent_is_not_published(
    cast: Cast, desk: Desk, approved: Excerpt, frozen: Edition, build: Build, naming: str
) -> None:
    agree_anew(approved, desk, frozen, naming)

    assert refusal(frozen, build, cast) == (
        f"The build prints {approved.code} otherwise than agreed. Compile again."
    )


def test_a_build_with_other_words_is_not_published(
    cast: Cast, approved: Excerpt, frozen: Edition, build: Build
) -> None:
    City.objects.filter(pk=cast.ghent.city_id).update(name="Gent")

    assert refusal(frozen, build, cast) == (
        f"The build prints {approved.code} otherwise than agreed. Compile again."
    )


CHANGES = {
    "the title": lambda: Edition.objects.update(title="What are they for?"),
    "a chapter": lambda: Chapter.objects.update(standfirst="Begin with the street."),
    "a text": lambda: ChapterItem.objects.exclude(text="").update(text="Cities keep silent."),
    "a contributor": lambda: User.objects.filter(name="Author").update(name="A. Author"),
    "a city that is listed": lambda: CityPair.objects.filter(city__slug="oslo").update(state="withdrawn"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_build_made_before_a_change_is_not_published(
    cast: Cast, frozen: Edition, build: Build, change: Any
) -> None:
    change()

    assert refusal(Edition.objects.get(pk=frozen.pk), build, cast) == CHANGED


def test_what_is_agreed_and_not_approved_is_not_frozen(
    cast: Cast, desk: Desk, edition: Edition, approved: Excerpt
) -> None:
    take_back_approval(approved)
    ask_final_consent(edition, by=cast.organiser)
    with pytest.raises(Refused) as refused:
        freeze_edition(edition, by=cast.organiser)

    assert refused.value.reason == f"Not every excerpt is agreed and approved: {approved.code}."
