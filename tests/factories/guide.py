"""Excerpts, editions and builds, and a printer that takes no time."""

import json
from collections.abc import Mapping
from typing import Any

import factory
from django.utils import timezone

from actionplans.models import Revision, Section
from guide.domain.printing import PartProgress, PartState, Progress
from guide.domain.printing.progress import OnProgress
from guide.domain.printing.shelf import Shelf
from guide.models import Chapter, Edition, Excerpt
from prose.source import sha256
from tests.factories.accounts import UserFactory
from tests.factories.actionplans import SectionFactory
from tests.factories.cohorts import CohortFactory

TEXT = "# The challenge\n\nStreets are hot in summer.\n\n- Trees are few.\n- Shade is rare.\n"


def write_text(section: Section, text: str = TEXT, *, by: Any = None) -> Revision:
    """The next revision of a section, as its newest."""
    revision = Revision.objects.create(
        section=section,
        number=section.number + 1,
        parent=section.current,
        text=text,
        sha256=sha256(text),
        author=by or UserFactory(),
        template=section.plan.template,
    )
    section.current = revision
    section.save(update_fields=["current"])
    return revision


def accept_text(section: Section, text: str = TEXT) -> Revision:
    """The section's text as it stands in an accepted plan."""
    type(section.plan).objects.filter(pk=section.plan_id).update(state="accepted")
    return write_text(section, text)


def quick_print(
    manifest: Mapping[str, Any],
    figures: Mapping[str, bytes],
    *,
    shelf: Shelf | None = None,
    on_progress: OnProgress | None = None,
) -> bytes:
    """The manifest itself instead of a PDF, with one heartbeat."""
    if on_progress:
        on_progress(Progress((PartProgress("the cover and colophon", PartState.PRINTED, 3),)))
    return b"%PDF-quick " + json.dumps(manifest, sort_keys=True).encode()


class ExcerptFactory(factory.django.DjangoModelFactory[Excerpt]):
    class Meta:
        model = Excerpt

    code = factory.Sequence(lambda n: f"TEST-{n}")
    section = factory.SubFactory(SectionFactory)
    revision = factory.LazyAttribute(lambda it: it.section.current or write_text(it.section, it.text))
    text = TEXT
    start = 0
    end = factory.LazyAttribute(lambda it: len(it.text))
    sha256 = factory.LazyAttribute(lambda it: sha256(it.text))
    chapter_code = "framing"
    proposed_by = factory.SubFactory(UserFactory)
    approved_by = factory.Maybe(
        factory.LazyAttribute(lambda it: it.state == "approved"), factory.SubFactory(UserFactory), None
    )
    approved_at = factory.LazyAttribute(lambda it: timezone.now() if it.state == "approved" else None)
    state = "proposed"


class EditionFactory(factory.django.DjangoModelFactory[Edition]):
    class Meta:
        model = Edition

    cohort = factory.SubFactory(CohortFactory)
    version = factory.Sequence(lambda n: f"1.{n}")
    title = "What is it for?"


class ChapterFactory(factory.django.DjangoModelFactory[Chapter]):
    class Meta:
        model = Chapter

    edition = factory.SubFactory(EditionFactory)
    number = factory.Sequence(lambda n: n + 1)
    code = factory.Sequence(lambda n: f"chapter-{n}")
    title = "Saying what is wrong"
