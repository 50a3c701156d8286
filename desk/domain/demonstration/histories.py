"""Long histories of plans, made for measuring: each revision a sentence more, or one said anew."""

import datetime as dt
import random
from collections.abc import Iterator, Sequence

from django.db.models import OuterRef, Subquery

from accounts.models import User
from actionplans.models import Plan, Revision, Section
from prose.blocks import word_count
from prose.source import sha256

WORDS = (  # noqa: SIM905 (a list to be read)
    "street map model survey council traffic noise heat flood tree school bus square river harbour sensor "
    "budget tender review meeting resident planner engineer question answer decision evidence layer record "
    "open shared small early late clear honest useful costly weekly local narrow first last every some many "
    "before after beside without against about asks shows tells holds keeps needs finds draws reads counts"
).split()
PARAGRAPHS, SENTENCES = 6, 40
TABLE = "| What | Who | Days |\n| --- | --- | ---: |\n" + "\n".join(
    f"| {WORDS[n].capitalize()} | {WORDS[n + 7]} | {3 * n + 2} |" for n in range(5)
)


def write_history(plan: Plan, pair: Sequence[User], revisions: int, began: dt.datetime) -> list[Revision]:
    """Store so many revisions of every section, the officials in turn; give the newest of each back."""
    sections = list(plan.sections.all())
    rows = [
        _revision(plan, section, number, text, pair[number % len(pair)], began)
        for section in sections
        for number, text in enumerate(_texts(f"{plan.pair.city.slug}/{section.code}", revisions), start=1)
    ]
    Revision.objects.bulk_create(rows, batch_size=200)
    before = Revision.objects.filter(section=OuterRef("section"), number=OuterRef("number") - 1)
    written = Revision.objects.filter(section__plan=plan)
    written.filter(number__gt=1).update(parent=Subquery(before.values("pk")[:1]))
    newest = Revision.objects.filter(section=OuterRef("pk")).newest_first().values("pk")[:1]
    Section.objects.filter(plan=plan).update(current=Subquery(newest))
    return list(written.filter(number=revisions).select_related("section").order_by("pk"))


def _revision(
    plan: Plan, section: Section, number: int, text: str, author: User, began: dt.datetime
) -> Revision:
    return Revision(
        section=section,
        number=number,
        text=text,
        sha256=sha256(text),
        words=word_count(text),
        author=author,
        template_id=plan.template_id,
        stored_at=began + dt.timedelta(hours=number),
    )


def _texts(seed: str, revisions: int) -> Iterator[str]:
    """The texts of a section, one after the other."""
    dice = random.Random(seed)  # noqa: S311 (the same each time)
    paragraphs = [[_sentence(dice)] for _ in range(PARAGRAPHS)]
    for _ in range(revisions):
        chosen = dice.choice(paragraphs)
        if sum(map(len, paragraphs)) < SENTENCES:
            chosen.append(_sentence(dice))
        else:
            chosen[dice.randrange(len(chosen))] = _sentence(dice)
        first, *others = [" ".join(sentences) for sentences in paragraphs]
        yield "\n\n".join([first, TABLE, *others]) + "\n"


def _sentence(dice: random.Random) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(dice.randint(7, 16))).capitalize() + "."
