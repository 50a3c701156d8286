"""A plan from its first sentence to its acceptance: who moves it, and when it may move."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain.moves import Refused, move
from accounts.models import User
from actionplans.enums import PlanState, Relevance, SectionAudience
from actionplans.models import Plan, PlanEvent, Section, SectionDefinition, TemplateVersion
from cohorts.models import CityPair, Cohort


@transaction.atomic
def begin_plan(
    pair: CityPair, template: TemplateVersion, *, by: User, at: dt.datetime | None = None, title: str = ""
) -> Plan:
    """Give a pair its plan, with an empty section for each that the template asks for."""
    plan = Plan.objects.create(pair=pair, template=template, title=title)
    definitions = SectionDefinition.objects.filter(version=template).in_order()
    Section.objects.bulk_create(
        Section(plan=plan, definition=definition, code=definition.code) for definition in definitions
    )
    _write(plan, "began the plan", by=by, at=at)
    return plan


@transaction.atomic
def begin_missing_plans(cohort: Cohort, *, by: User, at: dt.datetime | None = None) -> list[Plan]:
    """Begin a plan for every pair that takes part and has none yet. Raises Refused without a template."""
    # Held, so that two organisers at once begin each plan once.
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    template = TemplateVersion.objects.filter(cohort=cohort).order_by("-number").first()
    if template is None:
        raise Refused(_("Give the edition a template first; the plans are made of its sections."))
    pairs = cohort.pairs.taking_part().filter(plan=None)
    return [begin_plan(pair, template, by=by, at=at) for pair in pairs]


def change_plan(plan: Plan, *, title: str, no_twin: bool, by: User, at: dt.datetime | None = None) -> None:
    """Set what the plan is called and whether it concludes that no twin is needed. Refused once closed."""
    check_writing(plan)
    plan.title, plan.no_twin = title, no_twin
    plan.save(update_fields=["title", "no_twin"])
    _write(plan, "changed title or outcome", by=by, at=at)


def set_audience(section: Section, audience: str, *, by: User, at: dt.datetime | None = None) -> None:
    """Say who reads a section while its plan is being written. Refused once closed."""
    check_writing(section.plan)
    before, section.audience = section.audience, SectionAudience(audience)
    with transaction.atomic():
        section.save(update_fields=["audience"])
        _write(section.plan, "set audience", by=by, at=at, section=section, before=before, after=audience)


def check_writing(plan: Plan) -> None:
    """Raises Refused unless the pair may change its plan now."""
    if not plan.is_open:
        reason = _("The plan is closed for writing. Ask the organisers to send it back to you.")
        raise Refused(reason, back=plan.get_absolute_url())


def open_for_review(plan: Plan, *, by: User, at: dt.datetime | None = None) -> None:
    """The whole cohort reads it from now on, and peers remark."""
    move(plan, PlanState.IN_REVIEW, by=by, at=at, verb="opened for review")


def begin_revising(plan: Plan, *, by: User, at: dt.datetime | None = None) -> None:
    """The review is over; the pair works its remarks in. A submitted plan is sent back by organisers."""
    if plan.state in {PlanState.SUBMITTED, PlanState.ACCEPTED}:
        raise Refused(_("The plan is with the organisers. Ask them to send it back to you."))
    move(plan, PlanState.REVISING, by=by, at=at, verb="began revising")


def submit_plan(plan: Plan, *, by: User, at: dt.datetime | None = None) -> None:
    """Hand the plan to the organisers; its text is closed until they send it back."""
    if not plan.sections.exclude(current=None).exists():
        raise Refused(_("Every section is still empty. Write at least one before you submit."))
    move(plan, PlanState.SUBMITTED, by=by, at=at, verb="submitted")


def send_back(plan: Plan, *, note: str, by: User, at: dt.datetime | None = None) -> None:
    """The organisers give a submitted or accepted plan back to its pair, with the reason."""
    if not note.strip():
        raise Refused(_("Say what the pair should change before you send the plan back."))
    if plan.state == PlanState.IN_REVIEW:
        raise Refused(_("The plan is in review; the pair itself begins revising."))
    move(plan, PlanState.REVISING, by=by, at=at, verb="sent back", note=note)


def accept_plan(plan: Plan, *, by: User, at: dt.datetime | None = None) -> None:
    """The organisers take the plan as finished; its passages may be proposed for the guide."""
    move(plan, PlanState.ACCEPTED, by=by, at=at, verb="accepted")


def missing_sections(plan: Plan) -> list[Section]:
    """Sections that the pair's level requires and that are still empty: told, never enforced."""
    empty = plan.sections.filter(current=None).select_related("definition")
    return [s for s in empty if s.definition.relevance_at(plan.pair.level) == Relevance.REQUIRED]


def _write(plan: Plan, verb: str, *, by: User, at: dt.datetime | None, **fields: object) -> None:
    when = {"at": at} if at else {}
    PlanEvent(plan=plan, verb=verb, by=by, **when, **fields).save()
