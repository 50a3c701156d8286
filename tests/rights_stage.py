"""The stage of the rights matrix: one of everything that an address can name, under readable names."""

import dataclasses
import datetime as dt
import io
from typing import Any

from django.utils import timezone
from PIL import Image

from actionplans.domain.figure import add_figure, markdown_for
from actionplans.domain.remark import leave_remark, resolve_thread
from actionplans.domain.store import store_text
from actionplans.models import Plan, Section, SideDraft
from cohorts.domain.inviting import draft_invitation, send_invitation
from cohorts.models import Role, Tenure
from guide.domain.build import publish_edition, request_build, run_build
from guide.domain.consent import approve_excerpt, give_consent, withdraw_excerpt
from guide.domain.edition import add_chapter, add_text, create_edition, freeze_edition, place_excerpt
from guide.domain.edition import ask_final_consent as ask_consent
from guide.domain.excerpt import propose_excerpt
from guide.models import Excerpt
from programme.domain.booklet.asking import ask_for_booklets
from programme.domain.booklet.run import run_booklet
from programme.domain.consultation import decide
from programme.domain.consultation import leave_remark as comment_on_session
from programme.domain.extensions import grant_extension
from programme.domain.own_feed import token_of
from programme.domain.polls import Span, begin_poll, close_poll
from programme.domain.release import release_programme
from programme.domain.supplies.materials import add_material, remove_material
from programme.domain.supplies.recordings import set_recording
from programme.domain.supplies.units import load_units
from programme.domain.supplies.uploads import read_upload
from programme.domain.supplies.versions import add_version
from programme.domain.uploads import keep_upload
from programme.domain.warnings import warn
from programme.domain.warnings.accepting import accept_warnings
from programme.forms.importing.preview import make_preview
from tests.conftest import Cast, make_cast, make_plan
from tests.factories.cohorts import CityFactory, CityPairFactory
from tests.factories.guide import quick_print
from tests.factories.programme import PhaseFactory, SessionFactory, TrackFactory


@dataclasses.dataclass
class Stage:
    """The ten people, Ghent's plan, and what to write for each name in braces in the table."""

    cast: Cast
    plan: Plan
    names: dict[str, Any] = dataclasses.field(default_factory=dict)


def set_stage() -> Stage:
    cast = make_cast()
    stage = Stage(cast, make_plan(cast))
    _people(stage)
    _programme(stage)
    _upload(stage)
    _polls(stage)
    _supplies(stage)
    _texts(stage)
    Plan.objects.filter(pk=stage.plan.pk).update(state="accepted")
    _guide(stage)
    return stage


def _people(stage: Stage) -> None:
    cast, names = stage.cast, stage.names
    for slug, state in [("riga", "invited"), ("sofia", "withdrawn")]:
        CityPairFactory(cohort=cast.cohort, city=CityFactory(slug=slug), state=state)
    letter = draft_invitation(cast.cohort, "new@example.org", role="trainer", by=cast.organiser)
    own = draft_invitation(cast.cohort, cast.stranger.email, role="observer", by=cast.organiser)
    names |= {
        "newcomer": _secret(send_invitation(letter, by=cast.organiser)),
        "strangers": _secret(send_invitation(own, by=cast.organiser)),
        "invitation": letter.pk,
        "vacant": cast.oslo.seats.get(number=2).pk,
        "tenure": Tenure.objects.get(user=cast.outsider).pk,
        "role": Role.objects.get(user=cast.observer).pk,
        "city": CityFactory(slug="porto").pk,
    }


def _secret(link: str) -> str:
    return link.rstrip("/").rsplit("/", 1)[-1]


def _programme(stage: Stage) -> None:
    cohort = stage.cast.cohort
    phase, track = PhaseFactory(cohort=cohort, code="before"), TrackFactory(cohort=cohort, code="all")
    taught = SessionFactory(cohort=cohort, code="taught", phase=phase, track=track)
    taught.trainers.create(name="Trainer", user=stage.cast.trainer)
    SessionFactory(cohort=cohort, code="council", phase=phase, track=track)
    stage.names["output"] = taught.outputs.create(title="Minutes").pk
    brief = taught.outputs.create(title="Brief", owner="cities", due_last=dt.date(2024, 9, 20))
    until = dt.date(2024, 10, 1)
    grant_extension(brief, stage.cast.oslo, until=until, reason="Elections.", by=stage.cast.organiser)
    stage.names["brief"] = brief.pk
    release = release_programme(cohort, by=stage.cast.organiser)
    stage.names["letter"] = release.mailing.messages.get(person=stage.cast.author).pk
    ask_for_booklets()
    run_booklet(release.booklet.pk, printer=lambda *_, **__: b"%PDF-1.7")
    copy = release.sessions.get(code="taught")
    asked, decided = (
        comment_on_session(copy, field="when", text="So late?", by=stage.cast.author) for _ in range(2)
    )
    decide(decided, outcome="changed", by=stage.cast.organiser)
    stage.names |= {"asked": asked.pk, "decided": decided.pk, "feed": token_of(stage.cast.partner)}
    quiet = [each for each in warn(cohort.sessions.with_parts()) if each.kind == "outputs"]
    accept_warnings(cohort, quiet, reason="Minutes follow.", by=stage.cast.organiser)
    stage.names["accepted"] = cohort.sessions.get(code="council").acceptances.get().pk
    sheet = "title=Taught&code=fresh&phase=before&track=all&order=1&kind=plenary&format=online"
    forms = "trainers-TOTAL_FORMS=0&trainers-INITIAL_FORMS=0&outputs-TOTAL_FORMS=0&outputs-INITIAL_FORMS=0"
    stage.names["sheet"] = f"{sheet}&slot-certainty=undated&{forms}"


def _upload(stage: Stage) -> None:
    """An agenda that the organiser brought, looked at and not accepted yet."""
    cells = {"headings": ["Title", "When"], "rows": [["Fresh", "TBC"]], "numbers": [2], "notes": []}
    by = stage.cast.organiser
    columns = ["title", "date"]
    upload = keep_upload(stage.cast.cohort, name="agenda.csv", table=cells, columns=columns, by=by)
    make_preview(upload, by=by)


def _polls(stage: Stage) -> None:
    """One is open for the session that is taught, one closed for the council."""
    by = stage.cast.organiser
    start, hour = timezone.now() + dt.timedelta(days=30), dt.timedelta(hours=1)
    times = [Span(start, start + hour), Span(start + hour, start + 2 * hour)]
    for session in stage.cast.cohort.sessions.order_by("code"):
        prefix = "past_" if session.code == "council" else ""
        poll = begin_poll(session, proposals=times, answer_by=start.date(), by=by)
        early, late = poll.proposals.all()
        found = {"poll" if not prefix else "past_poll": poll.pk}
        stage.names |= {**found, f"{prefix}early": early.pk, f"{prefix}late": late.pk}
        if prefix:
            close_poll(poll, by=by)
    lines = "times-TOTAL_FORMS=2&times-INITIAL_FORMS=0&answer_by=2090-01-01"
    for line, day in enumerate((14, 15)):
        lines += f"&times-{line}-starts_at=2090-01-{day}T10:00&times-{line}-ends_at=2090-01-{day}T12:00"
    stage.names["times"] = lines


def _supplies(stage: Stage) -> None:
    """Materials of the session that is taught, one of the council, and a recording of one that was held."""
    cohort, by = stage.cast.cohort, stage.cast.organiser
    load_units()
    taught, council = (cohort.sessions.get(code=code) for code in ("taught", "council"))
    file, link = read_upload(io.BytesIO(b"Maps"), "maps.txt"), "https://example.org/maps"
    handout = add_material(taught, title="Handout", upload=file, by=by)
    add_version(handout, upload=file, by=by)
    dated = timezone.now() + dt.timedelta(days=9)
    away = add_material(taught, title="Mistaken", upload=file, by=by)
    remove_material(away, by=by)
    stage.names |= {
        "handout": handout.pk,
        "later": add_material(taught, title="Answers", upload=file, visible_from=dated, by=by).pk,
        "away": away.pk,
        "councils": add_material(council, title="Agenda", link=link, by=by).pk,
    }
    home = {"cohort": cohort, "phase": taught.phase, "track": taught.track}
    past = SessionFactory(code="past", state="held", held_at=timezone.now(), no_outputs=True, **home)
    set_recording(past, link=link, audience="members", by=by)


def _texts(stage: Stage) -> None:
    cast = stage.cast
    challenge, data = (stage.plan.sections.get(code=code) for code in ("challenge", "data"))
    shown = add_figure(challenge, _picture(), alt="A green square", by=cast.author)
    hidden = add_figure(data, _picture(), alt="A green square", by=cast.author)
    store_text(challenge, text="Streets are hot.\n", base=0, by=cast.author)
    text = f"Streets are hot in summer.\n\n{markdown_for(shown)}\n"
    store_text(challenge, text=text, base=1, by=cast.partner)
    store_text(data, text="We have no data.\n", base=0, by=cast.author)
    draft = SideDraft.objects.create(section=challenge, author=cast.author, base=1, text="Mine.")
    stage.names |= {
        "figure": shown.code,
        "figure_row": shown.pk,
        "hidden_row": hidden.pk,
        "draft": draft.pk,
        "hidden": hidden.code,
        "picture": f"{shown.sha256}.png",
    }
    _threads(stage, Section.objects.get(pk=challenge.pk))


def _picture() -> io.BytesIO:
    picture = io.BytesIO()
    Image.new("RGB", (8, 8), "green").save(picture, "PNG")
    picture.seek(0)
    return picture


def _threads(stage: Stage, section: Section) -> None:
    def leave(by: Any, audience: str) -> Any:
        revision = section.revisions.get(number=2)
        return leave_remark(revision, start=0, end=7, text="Since when?", audience=audience, by=by)

    resolved = leave(stage.cast.outsider, "cohort")
    resolve_thread(resolved, outcome="answered", by=stage.cast.author)
    thread, whispered = leave(stage.cast.outsider, "cohort"), leave(stage.cast.trainer, "organisers")
    stage.names |= {
        "thread": thread.pk,
        "said": thread.remarks.get().pk,
        "whispered": whispered.pk,
        "breathed": whispered.remarks.get().pk,
        "said_before": resolved.remarks.get().pk,
        "resolved": resolved.pk,
    }


def _guide(stage: Stage) -> None:
    proposed, agreed, withdrawn, printed = (_excerpt(stage) for _number in range(4))
    cast = stage.cast
    for excerpt in (agreed, withdrawn, printed):
        give_consent(excerpt, by=cast.author)
        give_consent(excerpt, by=cast.partner)
    withdraw_excerpt(withdrawn, by=cast.author)
    approve_excerpt(printed, by=cast.organiser)
    stage.names |= {
        "proposed": proposed.code,
        "agreed": agreed.code,
        "withdrawn": withdrawn.code,
        "printed": printed.code,
    }
    _first_edition(stage, printed)
    _second_edition(stage, printed)


def _excerpt(stage: Stage) -> Excerpt:
    section = stage.plan.sections.get(code="challenge")
    revision = section.revisions.get(number=2)
    return propose_excerpt(
        section,
        revision=revision,
        start=0,
        end=len(revision.text),
        chapter_code="framing",
        by=stage.cast.author,
    )


def _first_edition(stage: Stage, printed: Excerpt) -> None:
    by = stage.cast.organiser
    edition = create_edition(stage.cast.cohort, version="1.0", title="Guide", by=by)
    chapter = add_chapter(edition, code="framing", title="Framing", by=by)
    place_excerpt(chapter, printed, by=by)
    ask_consent(edition, by=by)
    freeze_edition(edition, by=by)
    build = run_build(request_build(edition, by=by).pk, printer=quick_print)
    assert build is not None
    publish_edition(edition, build=build, by=by)
    stage.names["done"] = build.pk


def _second_edition(stage: Stage, printed: Excerpt) -> None:
    by = stage.cast.organiser
    edition = create_edition(stage.cast.cohort, version="2.0", title="Guide", by=by)
    chapter = add_chapter(edition, code="opening", title="Opening", by=by)
    first = add_text(chapter, "Cities say what is wrong.", by=by)
    add_text(chapter, "They say it together.", by=by)
    queued = request_build(edition, by=by)
    failed = edition.builds.create(
        state="failed",
        manifest={},
        manifest_sha256="0" * 64,
        requested_by=by,
        finished_at=timezone.now(),
    )
    stage.names |= {"item": first.pk, "queued": queued.pk, "failed": failed.pk}
