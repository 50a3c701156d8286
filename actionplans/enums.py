"""The words for a plan, and which state may follow which."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanState(models.TextChoices):
    DRAFTING = "drafting", _("Drafting")
    IN_REVIEW = "in_review", _("In review")
    REVISING = "revising", _("Revising")
    SUBMITTED = "submitted", _("Submitted")
    ACCEPTED = "accepted", _("Accepted")
    PUBLISHED = "published", _("Published")


PLAN_MOVES = {
    PlanState.DRAFTING: {PlanState.IN_REVIEW, PlanState.SUBMITTED},
    PlanState.IN_REVIEW: {PlanState.REVISING},
    PlanState.REVISING: {PlanState.IN_REVIEW, PlanState.SUBMITTED},
    PlanState.SUBMITTED: {PlanState.REVISING, PlanState.ACCEPTED},
    PlanState.ACCEPTED: {PlanState.REVISING, PlanState.PUBLISHED},
    PlanState.PUBLISHED: {PlanState.ACCEPTED},
}
# While a plan is in one of these, its pair writes.
WRITING = frozenset({PlanState.DRAFTING, PlanState.IN_REVIEW, PlanState.REVISING})
# From here on the cohort reads every section, whatever its audience.
OPEN_TO_COHORT = frozenset(
    {PlanState.IN_REVIEW, PlanState.SUBMITTED, PlanState.ACCEPTED, PlanState.PUBLISHED}
)


class SectionState(models.TextChoices):
    """How far a section's text is, as people say of it; a section without text is not started."""

    DRAFT = "draft", _("draft")
    READY = "ready", _("ready for review")
    REVIEWED = "reviewed", _("reviewed")
    FINAL = "final", _("final")


SECTION_MOVES = {
    SectionState.DRAFT: {SectionState.READY},
    SectionState.READY: {SectionState.DRAFT, SectionState.REVIEWED, SectionState.FINAL},
    SectionState.REVIEWED: {SectionState.DRAFT, SectionState.READY, SectionState.FINAL},
    SectionState.FINAL: {SectionState.DRAFT},
}
# How far each is on the way, from 1; a section without text is at 0.
SECTION_STEPS = {str(state): step for step, state in enumerate(SectionState, start=1)}


class SectionAudience(models.TextChoices):
    PAIR = "pair", _("the pair and the organisers")
    COHORT = "cohort", _("the cohort")
    PUBLIC = "public", _("the public, once published")


class RevisionKind(models.TextChoices):
    TYPED = "typed", _("Typed")
    MERGED = "merged", _("Merged")
    RESTORED = "restored", _("Restored")


class LeadProfile(models.TextChoices):
    POLICY = "policy", _("Policy")
    TECHNICAL = "technical", _("Technical")
    BOTH = "both", _("Both")


class Relevance(models.TextChoices):
    REQUIRED = "required", _("Required")
    RECOMMENDED = "recommended", _("Recommended")
    OPTIONAL = "optional", _("Optional")
