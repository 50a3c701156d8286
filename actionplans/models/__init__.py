"""Templates, plans, sections with their revisions and figures, and remarks."""

from actionplans.models.event import PlanEvent
from actionplans.models.figure import Figure
from actionplans.models.plan import Plan
from actionplans.models.remark import SectionRemark, SectionThread
from actionplans.models.section import Revision, Section, SideDraft, StoredEdit
from actionplans.models.template import SectionDefinition, TemplateVersion

__all__ = [
    "Figure",
    "Plan",
    "PlanEvent",
    "Revision",
    "Section",
    "SectionDefinition",
    "SectionRemark",
    "SectionThread",
    "SideDraft",
    "StoredEdit",
    "TemplateVersion",
]
