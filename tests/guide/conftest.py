"""A guide at each of its stages: proposed, approved, frozen, compiled, published."""

import dataclasses

import pytest

from actionplans.models import Section
from guide.domain.build import publish_edition, request_build, run_build
from guide.domain.consent import approve_excerpt, give_consent
from guide.domain.edition import (
    add_chapter,
    add_text,
    ask_final_consent,
    create_edition,
    freeze_edition,
    place_excerpt,
)
from guide.domain.excerpt import propose_excerpt
from guide.models import Edition, Excerpt
from tests.conftest import Cast
from tests.factories.guide import TEXT, accept_text, quick_print


@dataclasses.dataclass
class Desk:
    """What an organiser and the pair of Ghent do on the way to a guide."""

    cast: Cast

    def propose(self, section: Section, text: str = TEXT) -> Excerpt:
        revision = section.current or accept_text(section, text)
        end = len(revision.text)
        return propose_excerpt(
            section, revision=revision, start=0, end=end, chapter_code="framing", by=self.cast.author
        )

    def approve(self, excerpt: Excerpt, naming: str = "named") -> Excerpt:
        give_consent(excerpt, by=self.cast.author, naming="named")
        give_consent(excerpt, by=self.cast.partner, naming=naming)
        approve_excerpt(excerpt, by=self.cast.organiser)
        return excerpt

    def edition(self, *excerpts: Excerpt, version: str = "1.0") -> Edition:
        by = self.cast.organiser
        edition = create_edition(self.cast.cohort, version=version, title="What is it for?", by=by)
        chapter = add_chapter(edition, code="framing", title="Saying what is wrong", by=by)
        add_text(chapter, "Cities *say* what is wrong.", by=by)
        for excerpt in excerpts:
            place_excerpt(chapter, excerpt, by=by)
        return edition

    def freeze(self, edition: Edition) -> Edition:
        ask_final_consent(edition, by=self.cast.organiser)
        freeze_edition(edition, by=self.cast.organiser)
        return edition

    def publish(self, edition: Edition) -> Edition:
        build = request_build(edition, by=self.cast.organiser)
        run_build(build.pk, printer=quick_print)
        publish_edition(edition, build=build, by=self.cast.organiser)
        return edition


@pytest.fixture
def desk(cast) -> Desk:
    return Desk(cast)


@pytest.fixture
def excerpt(desk, challenge) -> Excerpt:
    return desk.propose(challenge)


@pytest.fixture
def approved(desk, excerpt) -> Excerpt:
    return desk.approve(excerpt)


@pytest.fixture
def edition(desk, approved) -> Edition:
    return desk.edition(approved)


@pytest.fixture
def frozen(desk, edition) -> Edition:
    return desk.freeze(edition)


@pytest.fixture
def published(desk, frozen) -> Edition:
    return desk.publish(frozen)
