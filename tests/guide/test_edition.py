"""Writing an edition: chapters, texts by compare-and-set, excerpts in their order, and freezing."""

import pytest
from django.utils import timezone

from accounts.domain.moves import Refused
from guide.domain.edition import (
    add_chapter,
    add_text,
    ask_final_consent,
    create_edition,
    freeze_edition,
    move_item,
    place_excerpt,
    remove_item,
    set_chapter,
    store_text,
)
from guide.domain.manifest import compile_manifest
from guide.models import EditorialRevision, Excerpt
from tests.factories.guide import ExcerptFactory


@pytest.fixture
def chapter(cast, edition):
    return edition.chapters.get()


def order(chapter):
    return [item.excerpt.code if item.excerpt else item.text for item in chapter.items.all()]


def test_a_version_is_begun_once(cast, edition):
    with pytest.raises(Refused) as refused:
        create_edition(cast.cohort, version="1.0", title="Again", by=cast.organiser)

    assert refused.value.reason == "There is a version 1.0 already."


def test_chapters_are_numbered_in_turn(cast, edition):
    second = add_chapter(edition, code="data", title="Data", by=cast.organiser)
    with pytest.raises(Refused) as refused:
        add_chapter(edition, code="data", title="Data", by=cast.organiser)

    assert second.number == 2
    assert refused.value.reason == "There is a chapter data already."


def test_a_text_is_stored_on_its_base(cast, chapter):
    item = chapter.items.exclude(text="").get()
    number = store_text(item, "Second.", base=1, by=cast.organiser)
    unchanged = store_text(item, "Second.", base=2, by=cast.organiser)
    kept = list(EditorialRevision.objects.order_by("number").values_list("number", "text"))

    assert (number, unchanged) == (2, 2)
    assert kept == [(1, "Cities *say* what is wrong."), (2, "Second.")]


def test_a_stale_base_is_refused(cast, chapter):
    item = chapter.items.exclude(text="").get()
    store_text(item, "Second.", base=1, by=cast.organiser)
    with pytest.raises(Refused):
        store_text(item, "Third.", base=1, by=cast.organiser)
    item.refresh_from_db()

    assert (item.text, item.revision_number) == ("Second.", 2)


def test_an_excerpts_words_are_not_edited(cast, chapter):
    with pytest.raises(Refused) as refused:
        store_text(chapter.items.get(text=""), "Mine.", base=0, by=cast.organiser)

    assert refused.value.reason == "An excerpt's words are the city's; they can't be changed here."


def test_items_change_places_and_stay_at_the_ends(cast, chapter, approved):
    text, quoted = "Cities *say* what is wrong.", approved.code
    move_item(chapter.items.last(), up=True, by=cast.organiser)
    moved = order(chapter)
    move_item(chapter.items.first(), up=True, by=cast.organiser)

    assert moved == [quoted, text]
    assert order(chapter) == [quoted, text]


def test_a_removed_text_keeps_its_revisions(cast, chapter, approved):
    remove_item(chapter.items.exclude(text="").get(), by=cast.organiser)

    assert order(chapter) == [approved.code]
    assert [(r.item, r.text) for r in EditorialRevision.objects.all()] == [
        (None, "Cities *say* what is wrong.")
    ]


def test_an_excerpt_stands_once_in_a_chapter(cast, chapter, approved):
    with pytest.raises(Refused) as refused:
        place_excerpt(chapter, approved, by=cast.organiser)

    assert refused.value.reason == f"The excerpt {approved.code} stands in this chapter."


@pytest.mark.parametrize("state", ["withdrawn", "declined"])
def test_an_excerpt_that_is_gone_is_not_placed(cast, chapter, desk, challenge, state):
    excerpt = desk.propose(challenge)
    Excerpt.objects.filter(pk=excerpt.pk).update(state=state)
    with pytest.raises(Refused) as refused:
        place_excerpt(chapter, excerpt, by=cast.organiser)

    assert refused.value.reason == f"The excerpt {excerpt.code} is {state}."


def test_another_cohorts_excerpt_is_not_placed(cast, chapter):
    with pytest.raises(Refused) as refused:
        place_excerpt(chapter, ExcerptFactory(), by=cast.organiser)

    assert refused.value.reason == "This excerpt belongs to another cohort."


def test_a_frozen_edition_is_closed(cast, frozen):
    chapter = frozen.chapters.get()
    closed = [
        lambda: add_chapter(frozen, code="data", title="Data", by=cast.organiser),
        lambda: set_chapter(chapter, title="Other", standfirst="", by=cast.organiser),
        lambda: add_text(chapter, "More.", by=cast.organiser),
        lambda: store_text(chapter.items.first(), "More.", base=1, by=cast.organiser),
        lambda: move_item(chapter.items.first(), up=False, by=cast.organiser),
        lambda: remove_item(chapter.items.first(), by=cast.organiser),
        lambda: place_excerpt(chapter, Excerpt.objects.get(), by=cast.organiser),
    ]
    for change in closed:
        with pytest.raises(Refused) as refused:
            change()
        assert refused.value.reason == "The edition is frozen, so its chapters are closed."


def test_it_freezes_only_when_every_excerpt_is_approved(cast, desk, edition, challenge):
    waiting = desk.propose(challenge)
    place_excerpt(edition.chapters.get(), waiting, by=cast.organiser)
    ask_final_consent(edition, by=cast.organiser)
    with pytest.raises(Refused) as refused:
        freeze_edition(edition, by=cast.organiser)

    assert refused.value.reason == f"Not every excerpt is agreed and approved: {waiting.code}."


def test_freezing_dates_the_cover_in_the_cohorts_zone(cast, desk, edition):
    import datetime as dt

    ask_final_consent(edition, by=cast.organiser)
    freeze_edition(edition, by=cast.organiser, at=dt.datetime(2025, 3, 9, 23, 30, tzinfo=dt.UTC))

    assert edition.dated == dt.date(2025, 3, 10)


def test_an_approved_excerpt_whose_consent_ended_is_neither_frozen_nor_printed(cast, edition, approved):
    """However it ended: withdrawing moves the excerpt too, but the consents alone are enough."""
    approved.consents.update(withdrawn_at=timezone.now(), withdrawn_by=cast.author)
    ask_final_consent(edition, by=cast.organiser)
    with pytest.raises(Refused) as refused:
        freeze_edition(edition, by=cast.organiser)

    assert refused.value.reason == f"Not every excerpt is agreed and approved: {approved.code}."
    assert compile_manifest(edition)["consents"] == {}
