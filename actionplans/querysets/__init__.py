"""Questions asked of plans, sections, figures, revisions and remarks."""

from actionplans.querysets.definition import SectionDefinitionQuerySet
from actionplans.querysets.event import PlanEventQuerySet
from actionplans.querysets.figure import FigureQuerySet
from actionplans.querysets.plan import PlanQuerySet
from actionplans.querysets.revision import RevisionQuerySet
from actionplans.querysets.section import SectionQuerySet
from actionplans.querysets.side_draft import SideDraftQuerySet
from actionplans.querysets.thread import ThreadQuerySet

__all__ = [
    "FigureQuerySet",
    "PlanEventQuerySet",
    "PlanQuerySet",
    "RevisionQuerySet",
    "SectionDefinitionQuerySet",
    "SectionQuerySet",
    "SideDraftQuerySet",
    "ThreadQuerySet",
]
