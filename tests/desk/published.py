"""A whole small edition, made by the domain alone: what the invariants look at."""

import dataclasses
import datetime as dt

from django.utils import timezone

from actionplans.domain.plan import accept_plan, submit_plan
from actionplans.domain.store import store_text
from actionplans.models import Plan, Revision, Section
from cohorts.domain.accepting import accept_invitation
from cohorts.domain.inviting import draft_invitation, send_invitation
from cohorts.models import Cohort, Invitation, Tenure
from cohorts.models.event import CohortEvent
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
from guide.models import Build, Excerpt, Publication
from programme.domain.release import release_programme
from programme.domain.stages import confirm_session, hold_session
from programme.models import Release, Session
from tests.conftest import Cast
from tests.factories.guide import quick_print
from tests.factories.programme import SessionFactory

TEXT = "Streets are hot in summer.[^a]\n\nTrees are few.\n\n[^a]: Measured in 2023.\n"


@dataclasses.dataclass
class Stage:
    cast: Cast
    section: Section
    first: Revision
    second: Revision
    plan: Plan
    excerpt: Excerpt
    publication: Publication
    build: Build
    release: Release
    held: Session
    invitation: Invitation
    tenure: Tenure


def set_stage(cast: Cast, section: Section) -> Stage:
    """Everything that has an invariant, once, and in order."""
    for cohort in Cohort.objects.all():
        CohortEvent(cohort=cohort, verb="started", before="draft", after="running").save()
    Tenure.objects.current().update(started_at=timezone.now() - dt.timedelta(days=1))
    release, held = _programme(cast)
    for number, text in enumerate(["Streets are hot.\n", TEXT]):
        store_text(section, text=text, base=number, by=cast.author)
    section.refresh_from_db()
    submit_plan(section.plan, by=cast.author)
    accept_plan(section.plan, by=cast.organiser)
    excerpt = _excerpt(cast, section)
    publication = _publish(cast, excerpt)
    return Stage(
        cast=cast,
        section=section,
        first=section.revisions.get(number=1),
        second=section.revisions.get(number=2),
        plan=section.plan,
        excerpt=excerpt,
        publication=publication,
        build=publication.build,
        release=release,
        held=held,
        invitation=_invitation(cast),
        tenure=Tenure.objects.get(user=cast.author),
    )


def _programme(cast: Cast) -> tuple[Release, Session]:
    session = SessionFactory(cohort=cast.cohort)
    release_programme(cast.cohort, by=cast.organiser)
    confirm_session(session, by=cast.organiser)
    hold_session(session, by=cast.organiser)
    return release_programme(cast.cohort, by=cast.organiser), session


def _excerpt(cast: Cast, section: Section) -> Excerpt:
    section.refresh_from_db()
    excerpt = propose_excerpt(
        section,
        revision=section.revisions.get(number=2),
        start=0,
        end=10,
        chapter_code="framing",
        by=cast.author,
    )
    # The manifest names consents by the second; publishing comes later than consenting.
    earlier = timezone.now() - dt.timedelta(minutes=1)
    give_consent(excerpt, by=cast.author, at=earlier)
    give_consent(excerpt, by=cast.partner, at=earlier)
    approve_excerpt(excerpt, by=cast.organiser)
    return excerpt


def _publish(cast: Cast, excerpt: Excerpt) -> Publication:
    edition = create_edition(cast.cohort, version="1.0", title="Guide", by=cast.organiser)
    chapter = add_chapter(edition, code="framing", title="Framing", by=cast.organiser)
    add_text(chapter, "Cities say what is wrong.", by=cast.organiser)
    place_excerpt(chapter, excerpt, by=cast.organiser)
    ask_final_consent(edition, by=cast.organiser)
    freeze_edition(edition, by=cast.organiser)
    build = request_build(edition, by=cast.organiser)
    done = run_build(build.pk, printer=quick_print)
    assert done is not None
    return publish_edition(edition, build=done, by=cast.organiser)


def _invitation(cast: Cast) -> Invitation:
    letter = draft_invitation(cast.cohort, "root@example.org", role="observer", by=cast.organiser)
    secret = send_invitation(letter, by=cast.organiser).rstrip("/").rsplit("/", 1)[-1]
    return accept_invitation(secret, user=cast.superuser)
