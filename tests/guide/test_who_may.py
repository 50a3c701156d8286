"""The table of rights over all floors: who sees each thing, and who may do what with it, by name.

Beside the cast stand those who once were, who are elsewhere, and who are two things at once.
"""

import datetime as dt
import io
from typing import Any

import pytest
import rules
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from rules.permissions import permissions

from accounts.models import User
from actionplans.domain.figure import add_figure
from actionplans.domain.remark import leave_remark
from actionplans.models import Plan, Section, SectionThread
from cohorts.models import CityPair, Cohort
from guide.models import Edition
from programme.domain.consultation import leave_remark as comment_on_session
from programme.domain.polls import Span, begin_poll
from programme.domain.release import release_programme
from programme.domain.supplies.materials import add_material
from programme.domain.supplies.recordings import set_recording
from programme.models import Delivery, Session
from tests.actionplans.drawing import drawn
from tests.conftest import Cast
from tests.factories.cohorts import (
    CityFactory,
    CityPairFactory,
    InvitationFactory,
    RoleFactory,
    SeatFactory,
    TenureFactory,
)
from tests.factories.guide import EditionFactory, ExcerptFactory, write_text
from tests.factories.programme import SessionFactory

PAIR = {"author", "partner"}
BOTH = {"observer who trains", "observer who sits"}
MEMBERS = PAIR | BOTH | {"outsider", "trainer", "observer", "organiser"}
HOSTS = PAIR | {"organiser"}
BEGIN = {"organiser", "organiser elsewhere"}
TABLE = {
    "actionplans.view_plan": MEMBERS,
    "actionplans.change_plan": PAIR,
    "actionplans.move_plan": PAIR,
    "actionplans.meet_plan": HOSTS,
    "actionplans.judge_plan": {"organiser"},
    "actionplans.view_section shared": MEMBERS,
    "actionplans.view_section own": HOSTS,
    "actionplans.edit_section shared": PAIR,
    "actionplans.meet_section shared": HOSTS,
    "actionplans.remark_section shared": MEMBERS - {"observer"},
    "actionplans.remark_section own": HOSTS,
    "actionplans.review_section shared": MEMBERS - PAIR - {"observer"},
    "actionplans.review_section own": {"organiser"},
    "actionplans.view_sectionthread open": MEMBERS,
    "actionplans.view_sectionthread pair": HOSTS | {"trainer"},
    "actionplans.view_sectionthread whispered": {"organiser", "trainer"},
    "actionplans.view_sectionthread own": HOSTS,
    "actionplans.reply_sectionthread open": MEMBERS - {"observer"},
    "actionplans.reply_sectionthread whispered": {"organiser", "trainer"},
    "actionplans.resolve_sectionthread open": HOSTS,
    "actionplans.resolve_sectionthread whispered": {"organiser"},
    "actionplans.attach_sectionthread open": HOSTS | {"trainer"},
    "actionplans.attach_sectionthread whispered": {"organiser", "trainer"},
    "actionplans.change_sectionremark open": {"trainer"},
    "actionplans.change_sectionremark own": set(),
    "cohorts.add_cohort": BEGIN,
    "cohorts.add_series": BEGIN,
    "cohorts.change_cohort": {"organiser"},
    "cohorts.organise_cohort": {"organiser"},
    "cohorts.join_cohort": MEMBERS,
    "cohorts.view_citypair": MEMBERS,
    "cohorts.change_citypair": {"organiser"},
    "cohorts.sit_citypair": PAIR,
    "cohorts.view_invitation": {"organiser"},
    "cohorts.change_invitation": {"organiser"},
    "guide.view_excerpt": HOSTS,
    "guide.propose_excerpt": HOSTS,
    "guide.consent_excerpt": PAIR,
    "guide.decline_excerpt": HOSTS,
    "guide.approve_excerpt": {"organiser"},
    "guide.view_edition drafting": {"organiser"},
    "guide.view_edition consultation": MEMBERS,
    "guide.view_edition resolving": MEMBERS,
    "guide.view_edition final_consent": {"organiser"},
    "guide.view_edition frozen": {"organiser"},
    "guide.view_edition withdrawn": {"organiser"},
    "guide.change_edition drafting": {"organiser"},
    "guide.publish_edition drafting": {"organiser"},
    "programme.add_release": {"organiser"},
    "programme.remark_release said": MEMBERS - {"observer"},
    "programme.view_releasethread": MEMBERS,
    "programme.reply_releasethread": MEMBERS - {"observer"},
    "programme.decide_releasethread": {"organiser"},
    "programme.fulfil_delivery": PAIR,
    "programme.settle_delivery": {"organiser"},
    "programme.view_poll": MEMBERS,
    "programme.answer_poll": MEMBERS - {"observer", "organiser", "observer who trains"},
    "programme.decide_poll": {"organiser"},
    "programme.add_session": {"organiser"},
    "programme.view_session": {"organiser", "trainer"},
    "programme.change_session": {"organiser"},
    "programme.supply_session": {"organiser", "trainer"},
    "programme.join_session": MEMBERS,
    "programme.view_material out": MEMBERS,
    "programme.view_material later": {"organiser", "trainer"},
    "programme.change_material out": {"organiser", "trainer"},
    "programme.view_recording": MEMBERS,
    "programme.change_recording": {"organiser"},
}
EDITIONS = [words.split()[1] for words in TABLE if words.startswith("guide.view_edition")]
PUBLIC = ["published", "superseded"]
# What is seen as a question to the database: the same people as by the rule, or as told here.
SEEN = {
    **{name: who for name, who in TABLE.items() if name.split(".")[1].startswith("view_")},
    "actionplans.view_figure shared": MEMBERS,
    "actionplans.view_figure own": HOSTS,
    "cohorts.view_cohort draft": {"organiser"},
    "programme.view_release draft": {"organiser"},
}
Person = User | AnonymousUser


@pytest.fixture
def people(cast: Cast) -> dict[str, Person]:
    """The cast, and those who are easily taken for one of them."""
    elsewhere = Cohort.objects.get(slug="other-cohort")
    found: dict[str, Person] = {**cast.all()}
    for kind in ("organiser", "trainer", "observer"):
        found[f"{kind} elsewhere"] = RoleFactory(cohort=elsewhere, kind=kind).user
        found[f"{kind} before"] = RoleFactory(cohort=cast.cohort, kind=kind, ended_at=timezone.now()).user
    for state in ("invited", "withdrawn"):
        pair = CityPairFactory(cohort=cast.cohort, city=CityFactory(slug=state), state=state)
        found[f"of a pair {state}"] = TenureFactory(seat=SeatFactory(pair=pair)).user
    now = timezone.now()
    then = {"started_at": now - dt.timedelta(days=30), "ended_at": now}
    left = TenureFactory(seat=cast.ghent.seats.get(number=2), **then)
    trains, sits = (RoleFactory(cohort=cast.cohort, kind="observer").user for _each in range(2))
    RoleFactory(cohort=cast.cohort, kind="trainer", user=trains)
    pair = CityPairFactory(cohort=cast.cohort, city=CityFactory(slug="both"))
    TenureFactory(seat=SeatFactory(pair=pair), user=sits)
    both = {"observer who trains": trains, "observer who sits": sits}
    return found | both | {"official before": left.user}


@pytest.fixture
def things(cast: Cast, plan: Plan, people: dict[str, Person]) -> dict[str, Any]:
    """One thing of each kind, by the words of the table: its kind, and which of several."""
    shared, own = plan.sections.get(code="challenge"), plan.sections.get(code="data")
    for section in (shared, own):
        write_text(section, by=cast.author)
    open_, pair, whispered = (
        _thread(shared, cast.trainer, audience) for audience in ("cohort", "pair", "organisers")
    )
    # The trainer's, left there while the cohort read the section.
    hidden = _thread(own, cast.trainer, "cohort")
    session = SessionFactory(cohort=cast.cohort)
    for name in ("trainer", "trainer elsewhere", "trainer before"):
        session.trainers.create(name=name, user=people[name])
    release = release_programme(cast.cohort, by=cast.organiser)
    days = [timezone.now() + dt.timedelta(days=day) for day in (8, 9)]
    spans = [Span(day, day + dt.timedelta(hours=1)) for day in days]
    poll = begin_poll(session, proposals=spans, answer_by=days[0].date(), by=cast.organiser)
    return {
        **_supplies(session, cast.organiser),
        "plan": plan,
        "section shared": shared,
        "section own": own,
        "sectionthread open": open_,
        "sectionthread pair": pair,
        "sectionthread whispered": whispered,
        "sectionthread own": hidden,
        "sectionremark open": open_.remarks.get(),
        "sectionremark own": hidden.remarks.get(),
        "figure shared": add_figure(shared, io.BytesIO(drawn()), alt="A street", by=cast.author),
        "figure own": add_figure(own, io.BytesIO(drawn()), alt="A street", by=cast.author),
        "citypair": cast.ghent,
        "invitation": InvitationFactory(cohort=cast.cohort),
        "excerpt": ExcerptFactory(section=shared),
        **{
            f"edition {state}": EditionFactory(cohort=cast.cohort, state=state)
            for state in [*EDITIONS, *PUBLIC]
        },
        "release draft": release,
        "release said": release,
        "releasethread": comment_on_session(
            release.sessions.get(), field="when", text="So late?", by=cast.author
        ),
        "poll": poll,
        "session": session,
        "delivery": Delivery(pair=cast.ghent, output=session.outputs.create(title="Brief", owner="cities")),
        **dict.fromkeys(("cohort", "cohort draft", "series", "release"), cast.cohort),
    }


def _supplies(session: Session, by: User) -> dict[str, Any]:
    """What comes with a session that was held."""
    Session.objects.filter(pk=session.pk).update(state="held", held_at=timezone.now())
    held = Session.objects.get(pk=session.pk)
    away: dict[str, Any] = {"link": "https://example.org/slides"}
    agreed: dict[str, Any] = {"consent": "Everybody present.", "agreed_on": dt.date(2024, 7, 18)}
    later = timezone.now() + dt.timedelta(days=1)
    return {
        "material out": add_material(held, title="Slides", by=by, **away),
        "material later": add_material(held, title="Answers", visible_from=later, by=by, **away),
        "recording": set_recording(held, audience="members", by=by, **away, **agreed),
    }


def _thread(section: Section, by: User, audience: str) -> SectionThread:
    assert section.current
    return leave_remark(section.current, start=0, end=5, text="Since when?", audience=audience, by=by)


def thing_of(words: str, things: dict[str, Any]) -> Any:
    """The thing that "guide.view_edition drafting" speaks of."""
    permission, _space, which = words.partition(" ")
    return things[f"{permission.partition('_')[2]} {which}".strip()]


@pytest.fixture
def seers(people: dict[str, Person]) -> Any:
    """Tells by name who sees a thing, by the question asked of its kind; None where none is asked."""
    asked: dict[str, dict[str, list[Any]]] = {}

    def of(thing: Any) -> set[str] | None:
        rows, kind = type(thing)._default_manager.all(), type(thing).__name__
        if not hasattr(rows, "visible_to"):
            return None
        if kind not in asked:
            asked[kind] = {name: list(rows.visible_to(who)) for name, who in people.items()}
        return {name for name, found in asked[kind].items() if thing in found}

    return of


def test_who_may_do_what(people: dict[str, Person], things: dict[str, Any]) -> None:
    able = {
        words: {name for name, who in people.items() if rules.has_perm(words.split()[0], who, thing)}
        for words in TABLE
        if (thing := thing_of(words, things))
    }

    assert able == TABLE


def test_everybody_reads_what_is_public(people: dict[str, Person], things: dict[str, Any]) -> None:
    able = {
        state: {n for n, p in people.items() if rules.has_perm("guide.view_edition", p, thing)}
        for state in PUBLIC
        if (thing := things[f"edition {state}"])
    }
    public = set(Edition.objects.visible_to(AnonymousUser()).values_list("state", flat=True))

    assert able == {"published": set(people), "superseded": set(people)}
    assert public == {"published", "superseded"}


def test_who_sees_what(things: dict[str, Any], seers: Any, cast: Cast) -> None:
    Cohort.objects.filter(pk=cast.cohort.pk).update(state="draft")
    seen = {words: who for words in SEEN if (who := seers(thing_of(words, things))) is not None}

    # These are found through their cohort, so they have no such question.
    through = ("citypair", "invitation", "releasethread", "poll")
    assert seen == {w: who for w, who in SEEN.items() if not w.partition(" ")[0].endswith(through)}


def test_who_observes_and_organises_answers_as_an_organiser(cast: Cast, things: dict[str, Any]) -> None:
    RoleFactory(cohort=cast.cohort, kind="organiser", user=cast.observer)

    assert rules.has_perm("actionplans.reply_sectionthread", cast.observer, things["sectionthread whispered"])


def test_of_nothing_nobody_may_do_anything(people: dict[str, Person]) -> None:
    able = {
        (permission, name)
        for permission in permissions
        for name, who in people.items()
        if rules.has_perm(permission, who, None)
    }

    assert able == {(f"cohorts.add_{kind}", name) for kind in ("cohort", "series") for name in BEGIN}


def test_every_permission_is_in_the_table() -> None:
    assert set(permissions) == {words.split()[0] for words in TABLE}


def test_a_closed_plan_takes_remarks_of_its_organisers_alone(
    people: dict[str, Person], things: dict[str, Any], seers: Any
) -> None:
    Plan.objects.update(state="submitted")
    section = Section.objects.get(pk=things["section own"].pk)
    able = {
        verb: {n for n, p in people.items() if rules.has_perm(f"actionplans.{verb}_section", p, section)}
        for verb in ("view", "remark")
    }

    assert able == {"view": seers(section), "remark": {"organiser"}}
    assert able["view"] == MEMBERS


def test_of_a_withdrawn_city_only_organisers_see_anything(
    people: dict[str, Person], things: dict[str, Any], seers: Any, cast: Cast
) -> None:
    CityPair.objects.filter(pk=cast.ghent.pk).update(state="withdrawn")
    Plan.objects.update(state="in_review")
    plan = Plan.objects.get()
    found = [
        plan,
        *plan.sections.all(),
        *SectionThread.objects.all(),
        things["figure own"],
        things["excerpt"],
    ]
    views = [f"{each._meta.app_label}.view_{each._meta.model_name}" for each in found]
    able = [
        {n for n, p in people.items() if rules.has_perm(view, p, type(each).objects.get(pk=each.pk))}
        for view, each in zip(views, found, strict=True)
        if view in permissions
    ]

    assert [seers(each) for each in found] == [{"organiser"}] * 9
    assert able == [{"organiser"}] * 8
