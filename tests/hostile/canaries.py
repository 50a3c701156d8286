"""Words that stand in one place each, and by hand: who may meet them, and who may not."""

import io
from typing import Any

from PIL import Image

from actionplans.domain.figure import add_figure, markdown_for
from actionplans.domain.remark import leave_remark, reply
from actionplans.domain.store import store_text
from actionplans.models import Plan, Section
from cohorts.domain.inviting import draft_invitation
from cohorts.models import Cohort
from guide.domain.edition import add_text
from guide.models import Edition, Excerpt
from programme.domain.practical import change_practical
from programme.domain.release import release_programme
from tests.factories.actionplans import PlanFactory, SectionDefinitionFactory, SectionFactory
from tests.factories.programme import PhaseFactory, SessionFactory, TrackFactory
from tests.rights_stage import Stage

MEMBERS = "author partner outsider trainer observer organiser"
# The superuser runs the installation: the admin shows rows, and no plan's text, remark or draft.
TABLE = {
    "pair text": "author partner organiser",
    "pair figure": "author partner organiser",
    "pair text of Oslo": "outsider organiser",
    "cohort text": MEMBERS,
    "older text": MEMBERS,
    "excerpt proposed": MEMBERS + " superuser",
    "side draft": "author",
    "remark to the cohort": MEMBERS,
    "remark to the pair": "author partner trainer organiser",
    "remark to the organisers": "trainer organiser",
    "reply to the organisers": "trainer organiser",
    "joining link": MEMBERS + " superuser",
    "members' practical": MEMBERS + " superuser",
    "everybody's practical": MEMBERS + " visitor stranger former superuser",
    "session unreleased": "organiser superuser",
    "session of the trainer, unreleased": "trainer organiser superuser",
    "guide unpublished": "organiser superuser",
    "invitation": "organiser superuser",
    "mail address": "outsider organiser superuser",
    "text elsewhere": "stranger",
    "link elsewhere": "stranger superuser",
    "practical elsewhere": "stranger superuser",
    "session, unreleased elsewhere": "superuser",
}


def word(name: str) -> str:
    """The canary itself: letters that nothing breaks, marks or translates."""
    return "zz" + "".join(char for char in name.lower() if char.isalpha()) + "zz"


def plant(stage: Stage) -> None:
    """Each through the domain, as somebody would write it."""
    Plan.objects.update(state="drafting")
    _texts(stage)
    _remarks(stage)
    _programme(stage.cast.cohort, stage)
    _elsewhere(stage)
    draft_invitation(
        stage.cast.cohort, f"{word('invitation')}@example.org", role="observer", by=stage.cast.organiser
    )
    outsider = stage.cast.outsider
    outsider.email = f"{word('mail address')}@example.org"
    outsider.save(update_fields=["email"])
    edition = Edition.objects.get(version="2.0")
    add_text(edition.chapters.get(), word("guide unpublished"), by=stage.cast.organiser)


def _texts(stage: Stage) -> None:
    cast = stage.cast
    challenge, data = (stage.plan.sections.get(code=code) for code in ("challenge", "data"))
    figure = add_figure(data, _other_picture(), alt=word("pair figure"), by=cast.author)
    store_text(data, text=f"{word('pair text')}\n\n{markdown_for(figure)}\n", base=1, by=cast.author)
    for number, name in ((2, "older text"), (3, "excerpt proposed"), (4, "cohort text")):
        store_text(challenge, text=f"{word(name)}\n", base=number, by=cast.author)
    # One that overlaps what stands there now waits beside it, for its author alone.
    store_text(challenge, text=f"{word('side draft')}\n", base=2, by=cast.author)
    revision = challenge.revisions.get(number=4)
    Excerpt.objects.filter(code=stage.names["proposed"]).update(revision=revision, text=revision.text)
    plan = PlanFactory(pair=cast.oslo, template=stage.plan.template, title="Light")
    definition = stage.plan.template.definitions.get(code="data")
    dark = SectionFactory(plan=plan, definition=definition, code="data", audience="pair")
    store_text(dark, text=f"{word('pair text of Oslo')}\n", base=0, by=cast.outsider)


def _other_picture() -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", (7, 5), "red").save(out, "PNG")
    return io.BytesIO(out.getvalue())


def _remarks(stage: Stage) -> None:
    cast = stage.cast
    section: Any = Section.objects.select_related("current").get(plan=stage.plan, code="challenge")
    for audience in ("cohort", "pair", "organisers"):
        name = f"remark to the {audience}"
        thread = leave_remark(
            section.current, start=0, end=4, text=word(name), audience=audience, by=cast.trainer
        )
    reply(thread, text=word("reply to the organisers"), by=cast.organiser)


def _programme(cohort: Cohort, stage: Stage) -> None:
    phase, track = cohort.phases.get(), cohort.tracks.get()
    link = f"https://meet.example.org/{word('joining link')}"
    SessionFactory(cohort=cohort, code="met", phase=phase, track=track, joining_link=link, format="hybrid")
    members = word("members' practical")
    change_practical(phase, version=0, arrival="By tram.", members=members, by=stage.cast.organiser)
    cohort.practical, cohort.practical_members = word("everybody's practical"), word("members' practical")
    cohort.save()
    release_programme(cohort, by=stage.cast.organiser)
    SessionFactory(cohort=cohort, code="later", phase=phase, track=track, title=word("session unreleased"))
    taught = SessionFactory(
        cohort=cohort, code="mine", phase=phase, track=track,
        title=word("session of the trainer, unreleased"),
    )  # fmt: skip
    taught.trainers.create(name="Trainer", user=stage.cast.trainer)


def _elsewhere(stage: Stage) -> None:
    """The same in the stranger's cohort."""
    other = Cohort.objects.get(slug="other-cohort")
    phase, track = PhaseFactory(cohort=other), TrackFactory(cohort=other)
    link = f"https://meet.example.org/{word('link elsewhere')}"
    SessionFactory(cohort=other, code="met", phase=phase, track=track, joining_link=link)
    other.practical_members = word("practical elsewhere")
    other.save()
    release_programme(other, by=stage.cast.organiser)
    title = word("session, unreleased elsewhere")
    SessionFactory(cohort=other, code="later", phase=phase, track=track, title=title)
    plan = PlanFactory(pair=other.pairs.get())
    section = SectionFactory(
        plan=plan, definition=SectionDefinitionFactory(version=plan.template, code="data"), audience="pair"
    )
    store_text(section, text=f"{word('text elsewhere')}\n", base=0, by=stage.cast.stranger)
