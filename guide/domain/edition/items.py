"""What stands in a chapter: editorial text, kept by revision, and excerpts in their order."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.domain.moves import Refused
from accounts.models import User
from guide.domain.consent import lock_excerpt
from guide.domain.edition.chapters import lock_editable, write_edit
from guide.enums import ExcerptState
from guide.models import Chapter, ChapterItem, EditorialRevision, Excerpt
from prose.source import Malformed, TooLarge, check_limits, normalise

OVERTAKEN = gettext_lazy(
    "Somebody stored this text after you opened it. Yours is kept below: open the text again and work it in."
)
GONE = frozenset({ExcerptState.WITHDRAWN, ExcerptState.DECLINED})


@transaction.atomic
def add_text(chapter: Chapter, text: str, *, by: User, at: dt.datetime | None = None) -> ChapterItem:
    """Editorial text at the end of the chapter, as its first revision."""
    lock_editable(chapter.edition)
    text = _accept(text)
    item = ChapterItem.objects.create(
        chapter=chapter, order=_next_place(chapter), text=text, revision_number=1
    )
    _keep(item, by=by, at=at)
    return item


@transaction.atomic
def store_text(item: ChapterItem, text: str, *, base: int, by: User, at: dt.datetime | None = None) -> int:
    """Store an editorial text written on revision `base`; the new number, or the old if nothing changed.

    A compare-and-set: where somebody stored meanwhile it is Refused, and the page keeps what was typed.
    """
    lock_editable(item.chapter.edition)
    text = _accept(text)
    current = ChapterItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if current.excerpt_id:
        raise Refused(_("An excerpt's words are the city's; they can't be changed here."))
    if current.revision_number != base:
        raise Refused(str(OVERTAKEN))
    if current.text == text:
        return base
    item.text, item.revision_number = text, base + 1
    item.save(update_fields=["text", "revision_number"])
    _keep(item, by=by, at=at)
    return item.revision_number


@transaction.atomic
def place_excerpt(
    chapter: Chapter, excerpt: Excerpt, *, by: User, at: dt.datetime | None = None
) -> ChapterItem:
    """Put an excerpt of the same cohort at the end of a chapter.

    Any that is not withdrawn or declined may be placed; only approved ones are printed, and the
    edition freezes only when all are.
    """
    lock_excerpt(excerpt)
    lock_editable(chapter.edition)
    if excerpt.cohort.pk != chapter.edition.cohort_id:
        raise Refused(_("This excerpt belongs to another cohort."))
    if excerpt.state in GONE:
        word = excerpt.get_state_display().lower()
        raise Refused(_("The excerpt %(code)s is %(state)s.") % {"code": excerpt.code, "state": word})
    try:
        with transaction.atomic():
            item = ChapterItem.objects.create(chapter=chapter, order=_next_place(chapter), excerpt=excerpt)
    except IntegrityError as twice:
        raise Refused(_("The excerpt %(code)s stands in this chapter.") % {"code": excerpt.code}) from twice
    write_edit(chapter.edition, "placed an excerpt", by=by, at=at, note=excerpt.code)
    return item


@transaction.atomic
def move_item(item: ChapterItem, *, up: bool, by: User, at: dt.datetime | None = None) -> None:
    """Let an item change places with its neighbour; at the end of its chapter it stays."""
    lock_editable(item.chapter.edition)
    items = list(item.chapter.items.order_by("order", "pk"))
    here = items.index(item)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(items):
        return
    items[here], items[there] = items[there], items[here]
    for place, each in enumerate(items, start=1):
        each.order = place
    ChapterItem.objects.bulk_update(items, ["order"])
    write_edit(item.chapter.edition, "moved an item", by=by, at=at, note=item.chapter.code)


@transaction.atomic
def remove_item(item: ChapterItem, *, by: User, at: dt.datetime | None = None) -> None:
    """Take an item out of its chapter; the revisions of an editorial text are kept."""
    chapter = item.chapter
    lock_editable(chapter.edition)
    item.delete()
    write_edit(chapter.edition, "removed an item", by=by, at=at, note=chapter.code)


def _accept(text: str) -> str:
    try:
        text = normalise(text)
        check_limits(text)
    except (Malformed, TooLarge) as problem:
        raise Refused(_("This text can't be stored: it is too long, or holds half a character.")) from problem
    return text


def _keep(item: ChapterItem, *, by: User, at: dt.datetime | None) -> None:
    chapter = item.chapter
    EditorialRevision.objects.create(
        item=item,
        chapter=chapter,
        number=item.revision_number,
        text=item.text,
        author=by,
        stored_at=at or timezone.now(),
    )
    write_edit(chapter.edition, "stored a text", by=by, at=at, note=f"{chapter.code} {item.revision_number}")


def _next_place(chapter: Chapter) -> int:
    return (chapter.items.aggregate(last=Max("order"))["last"] or 0) + 1
