"""An edition on the desk: its chapters with their cards, and what is still in the way of its readers."""

import dataclasses
from collections.abc import Mapping

from django.utils.translation import gettext as _

from guide.domain.build import publishing_problems
from guide.domain.edition.findings import tell_lonely
from guide.domain.edition.progress import is_printable
from guide.domain.reading.cards import Card, card_of, cards_of
from guide.enums import BuildState, EditionState, ExcerptState
from guide.models import Build, Chapter, ChapterItem, Edition, Excerpt
from prose.blocks import word_count

GONE = frozenset({ExcerptState.WITHDRAWN, ExcerptState.DECLINED})


@dataclasses.dataclass(frozen=True)
class DeskItem:
    """One item of a chapter as the desk shows it."""

    item: ChapterItem
    card: Card | None


@dataclasses.dataclass(frozen=True)
class DeskChapter:
    """A chapter on the desk; `findings` is how many claims of the editors stand in it."""

    chapter: Chapter
    items: list[DeskItem]
    findings: int

    @property
    def words(self) -> int:
        return sum(word_count(each.item.text) for each in self.items)

    @property
    def cards(self) -> list[Card]:
        return [each.card for each in self.items if each.card]

    @property
    def approved(self) -> int:
        return sum(card.excerpt.state == ExcerptState.APPROVED for card in self.cards)

    @property
    def cities(self) -> list[str]:
        """The cities heard in it, each once."""
        return list(dict.fromkeys(card.excerpt.pair.city.name for card in self.cards))


@dataclasses.dataclass(frozen=True)
class Waiting:
    """The placed excerpts that cannot be printed yet, by whom they wait for."""

    seats: list[Card]
    approval: list[Card]
    gone: list[Card]

    @property
    def count(self) -> int:
        return len(self.seats) + len(self.approval) + len(self.gone)


def desk_chapters(edition: Edition, findings: Mapping[str, list[str]]) -> list[DeskChapter]:
    """The edition's chapters in order, each with its items and their consent."""
    cards = {each.pk: card_of(each) for each in Excerpt.objects.placed_in(edition).with_consents()}
    numbers = [number.partition(".")[0] for number in findings]
    return [
        DeskChapter(
            chapter,
            [DeskItem(item, cards.get(item.excerpt_id)) for item in chapter.items.all()],
            numbers.count(str(chapter.number)),
        )
        for chapter in edition.chapters.order_by("number").prefetch_related("items")
    ]


def placed_cards(chapters: list[DeskChapter]) -> list[Card]:
    """Every placed excerpt once, in the order of the chapters."""
    return list({card.excerpt.pk: card for chapter in chapters for card in chapter.cards}.values())


def offered_cards(chapter: Chapter, chapters: list[DeskChapter]) -> tuple[list[Card], list[Card]]:
    """What can be placed in a chapter: first what was proposed for it and stands nowhere, then the rest."""
    here = {
        item.card.excerpt.pk
        for each in chapters
        if each.chapter == chapter
        for item in each.items
        if item.card
    }
    placed = {card.excerpt.pk for card in placed_cards(chapters)}
    offered = Excerpt.objects.of_cohort(chapter.edition.cohort).placeable().with_consents()
    cards = [card for card in cards_of(offered) if card.excerpt.pk not in here]

    def is_wished(card: Card) -> bool:
        return card.excerpt.chapter_code == chapter.code and card.excerpt.pk not in placed

    return [card for card in cards if is_wished(card)], [card for card in cards if not is_wished(card)]


def waiting_cards(chapters: list[DeskChapter]) -> Waiting:
    """What keeps placed excerpts from print: a seat, an organiser, or the city that took them back."""
    cards = [card for card in placed_cards(chapters) if not is_printable(card.excerpt)]
    settled = GONE | {ExcerptState.AGREED}
    return Waiting(
        seats=[card for card in cards if card.excerpt.state not in settled],
        approval=[card for card in cards if card.excerpt.state == ExcerptState.AGREED],
        gone=[card for card in cards if card.excerpt.state in GONE],
    )


def obstacles(
    edition: Edition, chapters: list[DeskChapter], findings: Mapping[str, list[str]], build: Build | None
) -> list[str]:
    """What stands in the way of freezing or publishing, beside the consents that are waited for."""
    if edition.state != EditionState.FROZEN:
        return tell_lonely(findings)
    if build is None:
        return [_("Nothing has been compiled since the edition was frozen.")]
    return publishing_problems(edition, build, [card.excerpt for card in placed_cards(chapters)])


def newest_done(edition: Edition) -> Build | None:
    """The build that would be published."""
    build: Build | None = edition.builds.filter(state=BuildState.DONE).order_by("-pk").first()
    return build
