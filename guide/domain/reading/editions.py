"""An edition on the desk: its chapters with their cards, who is quoted, what is still in the way."""

import dataclasses
from collections import Counter

from django.utils.translation import gettext as _

from cohorts.models import Cohort
from guide.domain.build import publishing_problems
from guide.domain.edition import lonely_findings, unready_excerpts
from guide.domain.reading.cards import Card, card_of
from guide.enums import EDITABLE, BuildState, EditionState
from guide.models import Build, Chapter, ChapterItem, Edition, Excerpt
from prose.blocks import word_count


@dataclasses.dataclass(frozen=True)
class DeskItem:
    """One item of a chapter as the desk shows it."""

    item: ChapterItem
    card: Card | None


@dataclasses.dataclass(frozen=True)
class DeskChapter:
    """A chapter on the desk."""

    chapter: Chapter
    items: list[DeskItem]

    @property
    def words(self) -> int:
        return sum(word_count(each.item.text) for each in self.items)

    @property
    def cards(self) -> list[Card]:
        return [each.card for each in self.items if each.card]


def desk_chapters(edition: Edition) -> list[DeskChapter]:
    """The edition's chapters in order, each with its items and their consent."""
    cards = {each.pk: card_of(each) for each in Excerpt.objects.placed_in(edition).with_consents()}
    chapters = edition.chapters.order_by("number").prefetch_related("items")
    return [
        DeskChapter(chapter, [DeskItem(item, cards.get(item.excerpt_id)) for item in chapter.items.all()])
        for chapter in chapters
    ]


def coverage(cohort: Cohort, chapters: list[DeskChapter]) -> list[tuple[str, int]]:
    """How often each city that takes part is quoted, those not yet quoted first."""
    quoted = Counter(card.excerpt.pair.city_id for chapter in chapters for card in chapter.cards)
    pairs = cohort.pairs.taking_part().select_related("city").order_by("city__name")
    lines = [(pair.city.name, quoted[pair.city_id]) for pair in pairs]
    return sorted(lines, key=lambda line: line[1] > 0)


def obstacles(edition: Edition, chapters: list[DeskChapter], build: Build | None) -> list[str]:
    """What is still to be done before this edition can be published, the next thing first."""
    excerpts = list({c.excerpt.pk: c.excerpt for chapter in chapters for c in chapter.cards}.values())
    found = [
        _("%(code)s of %(city)s is %(state)s, not approved.")
        % {"code": e.code, "city": e.pair, "state": e.get_state_display().lower()}
        for e in unready_excerpts(excerpts)
    ]
    if edition.state in EDITABLE:
        found += lonely_findings(edition)
    if edition.state != EditionState.FROZEN:
        return [*found, _("The edition is not frozen.")]
    if build is None:
        return [*found, _("Nothing has been compiled since the edition was frozen.")]
    return found or publishing_problems(edition, build, excerpts)


def newest_done(edition: Edition) -> Build | None:
    """The build that would be published."""
    build: Build | None = edition.builds.filter(state=BuildState.DONE).order_by("-pk").first()
    return build
