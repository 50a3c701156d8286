"""Templates, plans, sections with their revisions and figures, and remarks."""

from actionplans.models.definition import SectionDefinition
from actionplans.models.event import PlanEvent
from actionplans.models.figure import Figure
from actionplans.models.plan import Plan
from actionplans.models.remark import SectionRemark, SectionThread
from actionplans.models.revision import Revision
from actionplans.models.section import Section
from actionplans.models.side_draft import SideDraft
from actionplans.models.stored_edit import StoredEdit
from actionplans.models.template import TemplateVersion

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
