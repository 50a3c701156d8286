"""The guide of the 2024 edition: chapters, excerpts, consents, one taken back, a frozen 1.0."""

import re
from typing import Any

from accounts.models import User
from desk.domain.demonstration.cohort import Stage
from desk.domain.demonstration.facts import HERE, moment, read
from desk.domain.demonstration.plans import Writing
from guide.domain.consent import approve_excerpt, give_consent, withdraw_excerpt
from guide.domain.edition.chapters import add_chapter, create_edition
from guide.domain.edition.items import add_text, place_excerpt, remove_item
from guide.domain.edition.progress import ask_final_consent, freeze_edition
from guide.domain.excerpt import propose_excerpt
from guide.models import Edition, Excerpt

PLACE = re.compile(r"^@excerpt (\d+)$", re.MULTILINE)


def make_book(stage: Stage, writing: Writing) -> Edition:
    """Write the chapters, let the cities agree to their excerpts, and freeze the edition."""
    facts, by = read("guide.json"), stage.organiser
    edition = create_edition(
        stage.cohort,
        version=facts["version"],
        title=facts["title"],
        subtitle=facts["subtitle"],
        licence=facts["licence"],
        by=by,
        at=moment("2025-01-13"),
    )
    for row in facts["chapters"]:
        _write_chapter(stage, writing, edition, row)
    _take_back(stage, writing, edition, facts["withdrawn"])
    ask_final_consent(edition, by=by, at=moment("2025-03-03"))
    freeze_edition(edition, by=by, at=moment("2025-03-10"))
    return edition


def _write_chapter(stage: Stage, writing: Writing, edition: Edition, row: dict[str, Any]) -> None:
    by, at = stage.organiser, moment("2025-02-12")
    chapter = add_chapter(
        edition, code=row["code"], title=row["title"], standfirst=row["standfirst"], by=by, at=at
    )
    excerpts = {facts["n"]: facts for facts in row["excerpts"]}
    pieces = PLACE.split((HERE / row["file"]).read_text(encoding="utf-8"))
    for number, piece in enumerate(pieces):
        if number % 2:
            excerpt = _agree(stage, writing, row["code"], excerpts[int(piece)])
            place_excerpt(chapter, excerpt, by=by, at=at)
        elif piece.strip():
            add_text(chapter, piece.strip() + "\n", by=by, at=at)


def _agree(stage: Stage, writing: Writing, chapter: str, facts: dict[str, Any]) -> Excerpt:
    """The pair proposes a passage, every seat that is held agrees, the organisers approve."""
    city = facts["city"]
    tenures = stage.pairs[city].current_tenures()
    excerpt = _propose(writing, chapter, facts, by=tenures[0].user)
    naming = "named" if facts["named"] else "anonymised"
    for tenure in tenures:
        give_consent(excerpt, by=tenure.user, naming=naming, at=moment("2025-01-27"))
    excerpt.refresh_from_db()
    approve_excerpt(excerpt, by=stage.organiser, at=moment("2025-02-03"))
    return excerpt


def _propose(writing: Writing, chapter: str, facts: dict[str, Any], *, by: User) -> Excerpt:
    """Whole passages of the accepted text, from the words that begin them to those that end them."""
    section = writing.section(facts["city"], facts["section"])
    revision = section.current
    if revision is None:
        raise ValueError(f"{facts['city']} has written nothing in {facts['section']}.")
    first, last = writing.with_figures(facts["first"]), writing.with_figures(facts["last"])
    start = revision.text.index(first)
    return propose_excerpt(
        section,
        revision=revision,
        start=start,
        end=revision.text.index(last, start) + len(last),
        chapter_code=chapter,
        by=by,
        at=moment("2025-01-20"),
    )


def _take_back(stage: Stage, writing: Writing, edition: Edition, facts: dict[str, Any]) -> None:
    """One passage is agreed, approved and placed, and then its pair wants it back: it leaves the book."""
    excerpt = _agree(stage, writing, facts["chapter"], facts)
    chapter = edition.chapters.get(code=facts["chapter"])
    item = place_excerpt(chapter, excerpt, by=stage.organiser, at=moment("2025-02-12"))
    at = moment(facts["on"])
    withdraw_excerpt(excerpt, by=stage.people[facts["by"]], note=facts["note"], at=at)
    remove_item(item, by=stage.organiser, at=at.replace(hour=15))
